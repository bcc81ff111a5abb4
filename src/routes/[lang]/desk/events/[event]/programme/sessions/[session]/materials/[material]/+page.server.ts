import { redirect } from '@sveltejs/kit';
import {
	materialsOfEvent,
	openEvent,
	putMaterial,
	removeMaterial,
	sessionsOfEvent
} from '#events/index.server.ts';
import { largestMaterial, sessionIn } from '#events/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { valuesOf } from '#ui/form/values.ts';
import { languageOptions } from '../../../../../../../../../dossiers/choices.server.ts';
import { signedIn } from '../../../../../../../editions/signed-in.server.ts';
import { audienceOptions, momentOptions } from '../words.ts';
import { freshMaterial, inputFrom, valuesFrom } from './material-form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function asked({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const event = await openEvent(locals.actor, 'manage', params.event);
	const session = (await sessionsOfEvent(event.id)).find(({ id }) => id === params.session);
	if (!session) throw new NotFound('session');
	const here = (await materialsOfEvent(event.id)).get(session.id) ?? [];
	const material = here.find(({ id }) => id === params.material) ?? null;
	if (params.material !== 'new' && !material) throw new NotFound('material');
	return { event, session, material };
}

export const load: PageServerLoad = async (request) => {
	const { event, session, material } = await asked(request);
	const { language } = request.locals;
	const said = sessionIn(session.texts, language);
	return {
		session: { id: session.id, title: said?.words.title ?? '', language: said?.language ?? language },
		isNew: material === null,
		fileName: material?.fileName ?? null,
		values: material
			? valuesFrom(material, event.zone)
			: { ...freshMaterial, language: [event.sourceLanguage] },
		moments: momentOptions(),
		audiences: audienceOptions(),
		languages: languageOptions(),
		largest: largestMaterial
	};
};

function back({ params, locals }: RequestEvent): string {
	const desk = `/${locals.language}/desk/events/${params.event}`;
	return `${desk}/programme/sessions/${params.session}?done=saved#materials`;
}

export const actions: Actions = {
	save: async (request) => {
		const actor = signedIn(request);
		const { event, session, material } = await asked(request);
		const sent = await request.request.formData();
		const file = sent.get('file');
		sent.delete('file');
		const values = valuesOf(sent);
		const { input, form } = inputFrom(values, event.zone);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			const chosen = file instanceof File && (file.size > 0 || file.name !== '') ? file : null;
			if (chosen && chosen.size > largestMaterial * 1024 * 1024)
				throw new Refusal('material_large', { field: 'file', megabytes: largestMaterial });
			const bytes = chosen && new Uint8Array(await chosen.arrayBuffer());
			await putMaterial(
				actor,
				event.slug,
				session.id,
				material?.id ?? null,
				input,
				bytes && { name: chosen.name, bytes }
			);
			redirect(303, back(request));
		});
	},
	remove: async (request) => {
		const actor = signedIn(request);
		const { event, session, material } = await asked(request);
		if (!material) throw new NotFound('material');
		await removeMaterial(actor, event.slug, session.id, material.id);
		redirect(303, back(request));
	}
};
