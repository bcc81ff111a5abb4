import { redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import { listReleases, openEvent, releasePreview, releaseProgramme } from '#events/index.server.ts';
import { changeText, nameOf } from '#events/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { doneText } from '../../event-words.server.ts';
import { languagesOf } from '../languages.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { language } = locals;
	const event = await openEvent(locals.actor, 'follow', params.event);
	const preview = await releasePreview(locals.actor, params.event);
	return {
		done: doneText(url),
		mailIsSent: mailIsSent(),
		languages: await languagesOf(event),
		preview: {
			number: preview.number,
			isEmpty: preview.isEmpty,
			changes: preview.changes.map((one) => changeText(one, event.zone, language))
		},
		releases: (await listReleases(event.id)).map(({ number, at, notes, changes }) => ({
			number,
			at: instantText(at, null, event.zone, language),
			note: nameOf(notes, language),
			changes: (changes ?? []).map((one) => changeText(one, event.zone, language))
		}))
	};
};

export const actions: Actions = {
	release: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const notes = Object.fromEntries(
				Object.entries(values).flatMap(([name, [entered = '']]) =>
					name.startsWith('note.') ? [[name.slice(5), entered]] : []
				)
			);
			const seen = Number(one(values, 'number'));
			await releaseProgramme(actor, event.params.event, seen, notes, event.locals.now);
			redirect(303, `${event.url.pathname}?done=released`);
		});
	}
};
