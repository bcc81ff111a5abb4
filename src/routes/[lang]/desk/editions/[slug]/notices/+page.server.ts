import { redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import { knownProse, wordsIn } from '#courses/index.ts';
import { namesOf } from '#people/index.server.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { announce, announcementsOf, liveSessionsOf, openEdition } from '#training/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { direction, languageName } from '#vocabulary/index.ts';
import { doneText } from '../../edition-words.server.ts';
import { signedIn } from '../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const edition = await openEdition(actor, 'teach', params.slug);
	const [announcements, sessions] = await Promise.all([
		announcementsOf(edition.id),
		liveSessionsOf(edition.id)
	]);
	const names = await namesOf(announcements.flatMap(({ personId }) => personId ?? []));
	const source = edition.languages[0] ?? 'en';
	return {
		mailIsSent: mailIsSent(),
		done: doneText(url),
		languages: edition.languages.map((code) => ({ code, name: languageName(code) })),
		announcements: announcements.map(({ id, at, personId, texts }) => ({
			id,
			when: instantText(at, null, edition.zone, language),
			who: names.get(personId ?? '') ?? null,
			texts: Object.entries(texts).map(([code, words]) => ({
				code,
				name: languageName(code),
				dir: direction(code),
				title: words.title,
				prose: knownProse(words.body)
			}))
		})),
		sessions: sessions.map((session) => {
			const words = wordsIn(session.texts, language, source);
			return {
				id: session.id,
				title: { text: words?.words.title ?? '…', language: words?.language ?? source },
				when: instantText(session.startsAt, session.endsAt, edition.zone, language),
				cancelled: session.cancelledAt !== null,
				over: session.endsAt < now,
				recorded: session.recordingUrl !== null,
				transcribed: Object.values(session.texts).some(({ transcript }) => transcript !== '')
			};
		})
	};
};

export const actions: Actions = {
	announce: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			const { languages } = await openEdition(actor, 'teach', params.slug);
			const texts = Object.fromEntries(
				languages.flatMap((code) => {
					const [title, body] = [one(values, `title.${code}`).trim(), one(values, `body.${code}`).trim()];
					return title === '' && body === '' ? [] : [[code, { title, body }]];
				})
			);
			await announce(actor, params.slug, texts, locals.now);
			redirect(303, `${url.pathname}?done=announced`);
		});
	}
};
