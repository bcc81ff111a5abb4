import { redirect } from '@sveltejs/kit';
import { openEvent, publishEvent, textsOfEvent } from '#events/index.server.ts';
import { refusalToPublishEvent } from '#events/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering, sentenceOf } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { surveysAbout } from '../../surveys/about.server.ts';
import { signedIn } from '../../editions/signed-in.server.ts';
import { admissionTexts, doneText } from '../event-words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const event = await openEvent(locals.actor, 'see', params.event);
	const texts = await textsOfEvent(event.id);
	const ready = texts.some((one) => one.language === event.sourceLanguage && one.state === 'ready');
	const refusal = event.state === 'draft' ? refusalToPublishEvent(event, ready) : null;
	return {
		done: doneText(url),
		missing: refusal && sentenceOf(refusal.code, refusal.details),
		missingAt: refusal?.field === 'title' ? `texts/${event.sourceLanguage}` : 'settings',
		admissionText: admissionTexts[event.admission](),
		seats: event.seats,
		surveys:
			event.state === 'draft'
				? null
				: await surveysAbout(locals.actor, `event:${event.id}`, locals.language, locals.now)
	};
};

export const actions: Actions = {
	publish: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		if (!params.event) throw new NotFound('event');
		return answering(values, async () => {
			await publishEvent(actor, params.event, Number(one(values, 'revision')), locals.now);
			redirect(303, `${url.pathname}?done=published`);
		});
	}
};
