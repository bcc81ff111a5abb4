import { redirect } from '@sveltejs/kit';
import { beginForm, formInput, moveField, takeField } from '#events/index.server.ts';
import { readyForm, type FieldId } from '#events/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { shownField, stepNames, stepsOf } from '../../../../events/[slug]/apply/shown.server.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { doneText, dimensionTexts } from '../applications/words.ts';
import { kindTexts, sensitivityTexts } from './words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { event, form } = await formInput(locals.actor, params.event);
	return {
		done: doneText(url),
		version: form.version,
		byApplication: event.admission === 'application' || event.admission === 'nomination',
		steps: stepsOf(form.fields).map(({ step }) => ({
			...{ step, name: stepNames[step]() },
			fields: form.fields
				.filter((field) => field.step === step)
				.map((field) => ({
					...{ id: field.id, label: shownField(field, locals.language).label, kept: field.keptDays },
					...{ kind: kindTexts[field.kind](), sensitivity: sensitivityTexts[field.sensitivity]() },
					...{ required: field.required, identifies: field.identifies, readBlind: field.readBlind === true },
					counts: field.counts && dimensionTexts[field.counts]()
				}))
		})),
		isEmpty: form.fields.length === 0
	};
};

export const actions: Actions = {
	ready: async (event) => {
		const actor = signedIn(event);
		return answering({}, async () => {
			await beginForm(actor, event.params.event, readyForm, event.locals.now);
			redirect(303, `${event.url.pathname}?done=saved`);
		});
	},
	move: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const towards = one(values, 'towards') === 'earlier' ? 'earlier' : 'later';
			const field = one(values, 'field') as FieldId;
			await moveField(
				actor,
				event.params.event,
				Number(one(values, 'version')),
				field,
				towards,
				event.locals.now
			);
			redirect(303, `${event.url.pathname}#f-${field}`);
		});
	},
	take: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const field = one(values, 'field') as FieldId;
			await takeField(actor, event.params.event, Number(one(values, 'version')), field, event.locals.now);
			redirect(303, `${event.url.pathname}?done=taken`);
		});
	}
};
