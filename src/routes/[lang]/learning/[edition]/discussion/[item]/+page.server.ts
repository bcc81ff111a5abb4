import { redirect } from '@sveltejs/kit';
import { wordsIn } from '#courses/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import {
	contribute,
	discussionOf,
	discussionsIn,
	hide,
	openEdition,
	report,
	restore,
	rewrite,
	versionOf
} from '#training/index.server.ts';
import type { ContributionId } from '#training/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import type { Person } from '#people/index.ts';
import { direction, languageName } from '#vocabulary/index.ts';
import { learnersZone } from '../../../../../zone.server.ts';
import { signedIn } from '../../../../desk/editions/signed-in.server.ts';
import { shownDiscussion } from '../shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = signedIn(event);
	const { locals, params, cookies } = event;
	const { language, now } = locals;
	const place = await placeAt(actor, params.edition, params.item);
	const seen = await discussionOf(actor, params.edition, place.block.id, now);
	const { content, edition } = seen;
	const title = wordsIn(place.lesson.titles, language, content.source);
	const prompt = wordsIn(place.block.prose, language, content.source);
	return {
		discussion: shownDiscussion(seen, {
			...{ actor, language },
			zone: await learnersZone(cookies, seen.enrolmentId)
		}),
		lesson: {
			path: `/${language}/learning/${edition.slug}/${place.lesson.key}`,
			title: title?.words ?? place.lesson.key,
			language: title?.language ?? 'en',
			dir: direction(title?.language ?? 'en')
		},
		prompt: prompt && { prose: prompt.words, language: prompt.language, dir: direction(prompt.language) },
		desk: seen.moderates ? `/${language}/desk/editions/${edition.slug}/discussions` : null
	};
};

async function placeAt(actor: Person, slug: string, key: string) {
	const edition = await openEdition(actor, 'see', slug);
	const { content } = await versionOf(edition);
	const place = discussionsIn(content).find(({ block }) => block.key === key);
	if (!place) throw new NotFound('discussion');
	return place;
}

type Event = Parameters<NonNullable<Actions[string]>>[0];

/** Does the act to the contribution that the form names, and comes back to where it stands. */
async function onContribution(
	event: Event,
	act: (actor: Person, id: ContributionId, values: Values) => Promise<void>
) {
	const actor = signedIn(event);
	const values = valuesOf(await event.request.formData());
	const id = idFrom<'Contribution'>(one(values, 'contribution'));
	if (!id) throw new NotFound('contribution');
	const asked = event.url.search.slice(2);
	return answering({ ...values, act: [asked] }, async () => {
		await act(actor, id, values);
		redirect(303, `${event.url.pathname}#c-${id}`);
	});
}

export const actions: Actions = {
	contribute: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const id = idFrom<'Contribution'>(one(values, 'id'));
		const answersId = idFrom<'Contribution'>(one(values, 'answers'));
		if (!id) throw new NotFound('contribution');
		const { block } = await placeAt(actor, params.edition, params.item);
		const wanted = one(values, 'language');
		const language = languageName(wanted) === wanted ? locals.language : wanted;
		return answering({ ...values, act: ['contribute'] }, async () => {
			const given = { id, itemId: block.id, body: one(values, 'body'), language, answersId };
			await contribute(actor, params.edition, given, locals.now);
			redirect(303, `${url.pathname}#c-${id}`);
		});
	},
	rewrite: (event) =>
		onContribution(event, (actor, id, values) =>
			rewrite(actor, event.params.edition, id, one(values, 'body'), event.locals.now)
		),
	report: (event) =>
		onContribution(event, (actor, id) => report(actor, event.params.edition, id, event.locals.now)),
	hide: (event) =>
		onContribution(event, (actor, id, values) =>
			hide(actor, event.params.edition, id, one(values, 'reason'), event.locals.now)
		),
	restore: (event) => onContribution(event, (actor, id) => restore(actor, event.params.edition, id))
};
