import { redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import { wordsIn } from '#courses/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import {
	discussionsIn,
	dismissReports,
	hide,
	moderationOf,
	restore,
	type ReportedContribution
} from '#training/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { direction, languageNameIn } from '#vocabulary/index.ts';
import { doneText } from '../../edition-words.server.ts';
import { signedIn } from '../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const { edition, content, reported, hidden, counts } = await moderationOf(actor, params.slug, now);
	const places = discussionsIn(content).map(({ lesson, block }) => {
		const title = wordsIn(lesson.titles, language, content.source);
		return {
			id: block.id,
			path: `/${language}/learning/${edition.slug}/discussion/${block.key}`,
			title: { text: title?.words ?? lesson.key, language: title?.language ?? 'en' },
			count: counts.get(block.id) ?? 0
		};
	});
	const shown = (one: ReportedContribution) => ({
		id: one.id,
		author: one.author,
		body: one.body,
		language: one.language,
		languageName: languageNameIn(one.language, language),
		dir: direction(one.language),
		when: instantText(one.at, null, edition.zone, language),
		reports: one.reports,
		hidden: one.hidden,
		place: places.find(({ id }) => id === one.itemId) ?? null
	});
	return { done: doneText(url), places, reported: reported.map(shown), hidden: hidden.map(shown) };
};

type Event = Parameters<NonNullable<Actions[string]>>[0];

/** Each does its act to the contribution that the form names, and comes back saying so. */
async function moderating(
	event: Event,
	done: string,
	act: (slug: string, id: ReportedContribution['id'], values: Values) => Promise<void>
) {
	const values = valuesOf(await event.request.formData());
	const id = idFrom<'Contribution'>(one(values, 'contribution'));
	if (!id) throw new NotFound('contribution');
	return answering(values, async () => {
		await act(event.params['slug'] ?? '', id, values);
		redirect(303, `${event.url.pathname}?done=${done}`);
	});
}

export const actions: Actions = {
	hide: (event) =>
		moderating(event, 'hidden', (slug, id, values) =>
			hide(signedIn(event), slug, id, one(values, 'reason'), event.locals.now)
		),
	restore: (event) => moderating(event, 'restored', (slug, id) => restore(signedIn(event), slug, id)),
	dismiss: (event) => moderating(event, 'dismissed', (slug, id) => dismissReports(signedIn(event), slug, id))
};
