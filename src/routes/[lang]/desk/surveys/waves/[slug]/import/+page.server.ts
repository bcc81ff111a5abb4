import { NotFound, Refusal } from '#platform/index.ts';
import {
	importResponses,
	openOwnWave,
	previewResponses,
	questionnaireOfWave,
	tableOfFile,
	type ImportOutcome
} from '#surveys/index.server.ts';
import {
	likelyMapping,
	targetsOf,
	textIn,
	type Mapping,
	type MappingTarget,
	type Texts
} from '#surveys/index.ts';
import { answering, sentenceOf } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { fileFrom, packed, unpacked } from '../../../../import/upload.server.ts';
import { onlyFor } from '../../../../only.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

// A page is read by a person: what is beyond is counted.
const mostShown = 200;
// Of a question or an answer, in a list to choose from.
const longestWords = 60;

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const wave = await openOwnWave(event.locals.actor, event.params.slug);
	const questionnaire = await questionnaireOfWave(wave);
	return {
		...{
			slug: wave.slug,
			title: textIn(wave.title, event.locals.language, wave.slug),
			named: wave.linkage === 'named'
		},
		targets: targetsOf(questionnaire).map((target) => ({
			value: target.name,
			label: wordsOf(target, event.locals.language)
		}))
	};
};

/** A question as people read it, with the name that files call it by. */
function wordsOf({ name, question, part }: MappingTarget, language: string): string {
	const labels = Object.entries(question.texts).map(([code, { label }]) => [code, label]);
	const asked = textIn(Object.fromEntries(labels) as Texts, language, question.id).text;
	const answer = part === null ? '' : `: ${textIn(part.texts, language, part.id).text}`;
	return `${shortened(asked)}${shortened(answer)} (${name})`;
}

const shortened = (text: string): string =>
	text.length > longestWords ? `${text.slice(0, longestWords)}…` : text;

/** The file that a page carries along, and what somebody said of its columns. */
async function read(event: RequestEvent) {
	onlyFor('workers', event);
	const sent = await event.request.formData();
	const content = await unpacked(sent.get('content'));
	const values = valuesOf(sent);
	const table = tableOfFile(content);
	const head = table[0] ?? [];
	const at = (name: string): string | null => {
		const index = Number(one(values, name));
		return one(values, name) === '' ? null : (head[index] ?? null);
	};
	const columns: Record<string, string> = {};
	head.forEach((column, i) => {
		const target = one(values, `column.${i}`);
		if (target !== '') columns[column] = target;
	});
	const mapping: Mapping = { key: at('key') ?? '', language: at('language'), columns };
	if (mapping.key === '') throw new Refusal('required', { field: 'key' });
	if (Object.keys(columns).length === 0) throw new Refusal('survey_nothing_mapped', { field: 'column.0' });
	return { table, mapping, values, page: pageOf(table, content, one(values, 'name'), values) };
}

async function pageOf(table: string[][], content: Uint8Array, name: string, values: Values) {
	const [head = [], ...rows] = table;
	return {
		...{ name, content: await packed(content), rows: rows.length, values },
		columns: head.map((column, i) => ({
			name: column,
			example: (rows.find((cells) => cells[i])?.[i] ?? '').slice(0, 60)
		}))
	};
}

const said = ({ added, unchanged, refused }: ImportOutcome) => ({
	...{ added, unchanged, refusedRows: new Set(refused.map(({ row }) => row)).size },
	more: Math.max(0, refused.length - mostShown),
	refused: refused.slice(0, mostShown).map(({ row, column, value, code, details }) => ({
		...{ row, column, value: shortened(value) },
		sentence: sentenceOf(code, details)
	}))
});

export const actions: Actions = {
	/** Reads the file, and guesses which column is which. */
	map: async (event) => {
		onlyFor('workers', event);
		const sent = await event.request.formData();
		return answering({}, async () => {
			const { name, content } = await fileFrom(sent);
			const table = tableOfFile(content);
			const wave = await openOwnWave(event.locals.actor, event.params.slug);
			const head = table[0] ?? [];
			const guess = likelyMapping(head, await questionnaireOfWave(wave));
			const place = (column: string | null) => [column === null ? '' : String(head.indexOf(column))];
			const values: Values = { key: place(guess.key), language: place(guess.language) };
			head.forEach((column, i) => (values[`column.${i}`] = [guess.columns[column] ?? '']));
			return { map: await pageOf(table, content, name, values) };
		});
	},
	preview: (event) =>
		answering({}, async () => {
			const { table, mapping, page } = await read(event);
			return {
				map: await page,
				preview: said(await previewResponses(event.locals.actor, event.params.slug, table, mapping))
			};
		}),
	import: (event) =>
		answering({}, async () => {
			const { table, mapping } = await read(event);
			const { actor, now } = event.locals;
			if (!event.params.slug) throw new NotFound('wave');
			return { imported: said(await importResponses(actor, event.params.slug, table, mapping, now)) };
		})
};
