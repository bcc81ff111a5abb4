import {
	importPeople,
	openCohort,
	previewPeople,
	type PeopleOutcome,
	type PeoplePreview
} from '#impact/index.server.ts';
import { likelyPeopleMapping, peopleColumns, type PeopleMapping } from '#impact/index.ts';
import { Refusal } from '#platform/index.ts';
import { tableOfFile } from '#surveys/index.server.ts';
import { textIn } from '#surveys/index.ts';
import { answering, sentenceOf } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { fileFrom, packed, unpacked } from '../../../import/upload.server.ts';
import { onlyFor } from '../../../only.server.ts';
import { tablesOf } from '../tables.ts';
import { columnNames } from './columns.ts';
import { askedOf, meaningsFrom } from './meanings.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

// A page is read by a person: what is beyond is counted.
const mostShown = 200;

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { slug, title, shownAt } = await openCohort(event.locals.actor, event.params.cohort);
	return {
		slug,
		isShown: shownAt !== null,
		title: textIn(title, event.locals.language, slug),
		targets: columnNames()
	};
};

/** The file that a page carries along, and what somebody said of its columns. */
async function read(event: RequestEvent) {
	onlyFor('reviewers', event);
	const sent = await event.request.formData();
	const content = await unpacked(sent.get('content'));
	const values = valuesOf(sent);
	const table = tableOfFile(content);
	const head = table[0] ?? [];
	const mapping: PeopleMapping = {};
	for (const column of peopleColumns) {
		const at = one(values, column);
		const name = at === '' ? undefined : head[Number(at)];
		if (name !== undefined) mapping[column] = name;
	}
	if (Object.keys(mapping).length === 0) throw new Refusal('survey_nothing_mapped', { field: 'country' });
	const list = { name: one(values, 'list'), table, mapping, meanings: meaningsFrom(values) };
	return { list, values, page: await pageOf(table, content, one(values, 'name'), values) };
}

type Read = Awaited<ReturnType<typeof read>>;

async function pageOf(table: string[][], content: Uint8Array, name: string, values: Values) {
	const [head = [], ...rows] = table;
	return {
		...{ name, content: await packed(content), rows: rows.length, values },
		columns: head.map((column, i) => ({ value: String(i), label: column || String(i + 1) }))
	};
}

const said = ({ people, outcome, refused }: PeopleOutcome) => ({
	...{ people, outcome, refusedRows: refused.length, more: Math.max(0, refused.length - mostShown) },
	refusedBy: [...Map.groupBy(refused, ({ column }) => column)].map(([column, all]) => ({
		...{ column, rows: all.length }
	})),
	refused: refused.slice(0, mostShown).map(({ row, column, code, value }) => ({
		...{ row, column, value: value.slice(0, 80) },
		sentence: sentenceOf(code)
	}))
});

/** What would come of the form as it is now. */
function previewed({ values, page }: Read, preview: PeoplePreview, language: string) {
	const { now, then } = preview.change;
	return {
		...{ map: page, asked: askedOf(preview.unknown, values, language) },
		preview: {
			...{ ...said(preview), now, then, hash: preview.hash },
			tables: tablesOf(preview.change, language)
		}
	};
}

export const actions: Actions = {
	/** Reads the file, and guesses which column is which. */
	map: async (event) => {
		onlyFor('reviewers', event);
		const sent = await event.request.formData();
		return answering({}, async () => {
			const { name, content } = await fileFrom(sent);
			const table = tableOfFile(content);
			const head = table[0] ?? [];
			const guess = likelyPeopleMapping(head);
			const values: Values = { list: [name.replace(/\.\w+$/u, '').slice(0, 100)] };
			for (const column of peopleColumns)
				values[column] = [guess[column] === undefined ? '' : String(head.indexOf(guess[column]))];
			return { map: await pageOf(table, content, name, values) };
		});
	},
	preview: (event) =>
		answering({}, async () => {
			const sent = await read(event);
			const { actor, language } = event.locals;
			return previewed(sent, await previewPeople(actor, event.params.cohort, sent.list), language);
		}),
	/** What was looked at, and nothing else: a form that says something new since is shown what comes of that. */
	bring: (event) =>
		answering({}, async () => {
			const sent = await read(event);
			const { actor, now, language } = event.locals;
			const preview = await previewPeople(actor, event.params.cohort, sent.list);
			if (one(sent.values, 'seen') !== preview.hash)
				return { ...previewed(sent, preview, language), changed: true };
			return { brought: said(await importPeople(actor, event.params.cohort, sent.list, now)) };
		})
};
