import { redirect } from '@sveltejs/kit';
import { answerSpeaking, lastRelease, speakingOfLink, textsOfEvent } from '#events/index.server.ts';
import {
	clocksOf,
	daysText,
	eventWordsIn,
	hoursText,
	sessionIn,
	sessionKindText,
	speakerRoleText
} from '#events/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who was asked answers here, without an account. The link is theirs alone. */
export const load: PageServerLoad = async ({ params, locals, url, setHeaders }) => {
	const { language } = locals;
	const { event, speaker, sessions } = await speakingOfLink(params.token);
	if (event.slug !== params.slug) throw new NotFound('page');
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const texts = await textsOfEvent(event.id);
	const title = eventWordsIn(texts, 'title', language, { source: event.sourceLanguage, drafts: true });
	return {
		title: title ?? { text: event.slug, language: 'en' },
		zone: event.zone,
		name: speaker.name,
		done: url.searchParams.has('done'),
		calendar:
			(await lastRelease(event.id)) && sessions.some(({ state }) => state === 'confirmed')
				? `${url.pathname}.ics`
				: null,
		sessions: sessions.map((session) => {
			const said = sessionIn(session.texts, language);
			return {
				id: session.sessionId,
				title: said?.words.title ?? '',
				text: said?.words.description ?? '',
				lang: said?.language ?? language,
				kind: sessionKindText(session.kind),
				role: speakerRoleText(session.role),
				day: daysText(clocksOf(session, event.zone).day, null, language),
				hours: hoursText(session, event.zone),
				state: session.state
			};
		})
	};
};

export const actions: Actions = {
	answer: async ({ params, locals, request, url }) => {
		const values = valuesOf(await request.formData());
		const id = idFrom<'EventSession'>(one(values, 'session'));
		const answer = one(values, 'answer');
		if (!id || (answer !== 'yes' && answer !== 'no')) throw new NotFound('session');
		await answerSpeaking(params.token, id, answer === 'yes', locals.now);
		redirect(303, `${url.pathname}?done=yes`);
	}
};
