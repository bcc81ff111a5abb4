import { fail, redirect } from '@sveltejs/kit';
import { confirmEntries, reviewQueue, type Seen } from '#catalogue/index.server.ts';
import { flags, kinds, type EntryId } from '#catalogue/index.ts';
import { listOrganisations } from '#network/index.server.ts';
import { idFrom } from '#platform/index.ts';
import { refused, sentenceOf } from '#ui/form/answer.server.ts';
import { all, valuesOf, type Values } from '#ui/form/values.ts';
import { doneFrom } from '../done.server.ts';
import { flagText, spokenLanguages } from '../entries/form/choices.server.ts';
import { lineOf } from '../line.server.ts';
import { entryAt, titleOf } from '../entries/entry.server.ts';
import { kindText } from '../entries/words.server.ts';
import { onlyFor } from '../only.server.ts';
import { queueParams, queueQueryFrom } from './query.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { locals, url } = event;
	const { actor, language, now } = locals;
	const query = queueQueryFrom(url.searchParams);
	const [{ total, lines, next }, organisations] = await Promise.all([
		reviewQueue(actor, query, language, now),
		listOrganisations(language)
	]);
	const filters = queueParams(query).toString();
	return {
		total,
		lines: lines.map((line) => ({ ...lineOf(line, language, now), duplicates: line.twins.length })),
		filters,
		/** This very page, for a form that comes back to it: 'kind=event&'. */
		here: hereOf(url),
		next: next ? new URLSearchParams([...queueParams(query), ['after', next]]).toString() : null,
		isFirst: !query.after,
		query: { ...query, after: undefined },
		choices: {
			kinds: kinds.map((value) => ({ value, label: kindText(value) })),
			flags: flags.map((value) => ({ value, label: flagText(value) })),
			languages: spokenLanguages(),
			providers: organisations.map(({ slug, title }) => ({ value: slug, label: title.text }))
		},
		done: await doneFrom(url, actor, language),
		confirmed: numberFrom(url.searchParams.get('confirmed'))
	};
};

/** A number of records, from an address that somebody may have written. */
function numberFrom(text: string | null): number {
	return /^[1-9]\d{0,2}$/.test(text ?? '') ? Number(text) : 0;
}

function hereOf(url: URL): string {
	const query = queueQueryFrom(url.searchParams);
	const params = new URLSearchParams([
		...queueParams(query),
		...(query.after ? [['after', query.after]] : [])
	]).toString();
	return params && `${params}&`;
}

export const actions: Actions = {
	/** Confirms what was ticked, each as the version that was seen; those that could not be are listed. */
	confirm: async (event) => {
		onlyFor('reviewers', event);
		const { actor, language, now } = event.locals;
		const values = valuesOf(await event.request.formData());
		const seen = seenFrom(values);
		if (seen.length === 0) return refused(values, [{ field: '', code: 'none_ticked' }]);
		const { confirmed, refused: left } = await confirmEntries(actor, seen, now);
		if (left.length === 0)
			redirect(303, `/${language}/desk/queue?${hereOf(event.url)}confirmed=${confirmed.length}`);
		return fail(409, {
			confirmed: confirmed.length,
			left: await Promise.all(
				left.map(async ({ id, code }) => ({
					id,
					title: code === 'not_here' ? null : titleOf(await entryAt(actor, id), language),
					sentence: sentenceOf(code === 'changed_meanwhile' ? 'changed_since_seen' : code)
				}))
			)
		});
	}
};

const most = 100;

/** '<id>.<revision>', once each; what is neither was not ticked here. */
function seenFrom(values: Values): Seen[] {
	const seen = new Map<EntryId, number>();
	for (const sent of all(values, 'record').slice(0, most)) {
		const [text = '', revision = ''] = sent.split('.');
		const id = idFrom<'Entry'>(text);
		if (id && /^\d{1,9}$/.test(revision)) seen.set(id, Number(revision));
	}
	return [...seen].map(([id, revision]) => ({ id, revision }));
}
