import { redirect } from '@sveltejs/kit';
import { eventTitleIn, ownApplication, saveStep, submitApplication } from '#events/index.server.ts';
import { formSteps, inputName, type FieldId } from '#events/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { keyOf } from '../key.server.ts';
import { answerText, shownField, stepNames, stepsOf, valuesOfAnswers } from '../shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pages = [...formSteps, 'check'] as const;
type StepPage = (typeof pages)[number];

function stepFrom(text: string): StepPage {
	const found = pages.find((step) => step === text);
	if (!found) throw new NotFound('step');
	return found;
}

export const load: PageServerLoad = async ({ cookies, locals, params, setHeaders }) => {
	const { language, now } = locals;
	setHeaders({ 'cache-control': 'private, no-store' });
	const step = stepFrom(params.step);
	const { event, phase, own } = await ownApplication(params.slug, keyOf(cookies, params.slug), now);
	const start = `/${language}/events/${params.slug}/apply`;
	if (!own || own.application.state !== 'draft' || phase !== 'applying') redirect(303, start);
	const labelled = (field: (typeof own.form.fields)[number]) => {
		const { label, lang } = shownField(field, language, own);
		return { label, lang };
	};
	return {
		...{ step, start, title: await eventTitleIn(event, language), version: own.form.version },
		steps: stepsOf(own.form.fields),
		fields: own.form.fields
			.filter((field) => field.step === step)
			.map((field) => shownField(field, language, own)),
		values: valuesOfAnswers(own),
		changes: {
			added: own.changes.added.map((field) => ({ ...labelled(field), step: field.step })),
			changed: own.changes.changed.map((field) => ({ ...labelled(field), step: field.step })),
			taken: own.changes.taken.map(labelled)
		},
		missing: own.missing.map((field) => ({
			...{ ...labelled(field), step: field.step, name: inputName(field) }
		})),
		/** Everything that was filled in, on the last page. */
		all:
			step !== 'check'
				? []
				: stepsOf(own.form.fields).map(({ step: of, name }) => ({
						...{ step: of, name },
						answers: own.form.fields
							.filter((field) => field.step === of)
							.map((field) => {
								const value = own.answers.get(field.id);
								return { ...labelled(field), text: value ? answerText(field, value, language) : null };
							})
					})),
		applicant: { name: own.application.name ?? '', email: own.application.email ?? '' },
		stepName: step === 'check' ? null : stepNames[step]()
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { cookies, locals, params, request } = event;
		const step = stepFrom(params.step);
		if (step === 'check') throw new NotFound('step');
		const sent = await request.formData();
		const values = valuesOf(sent);
		const key = keyOf(cookies, params.slug);
		return answering(values, async () => {
			const files = new Map<FieldId, { name: string; bytes: Uint8Array }>();
			for (const [name, value] of sent)
				if (value instanceof File && value.size > 0 && name.startsWith('field.'))
					files.set(name.slice('field.'.length) as FieldId, {
						name: value.name,
						bytes: new Uint8Array(await value.arrayBuffer())
					});
			const without = (values['without'] ?? []) as FieldId[];
			const problems = await saveStep(params.slug, key, { step, values, files, without }, locals.now);
			if (problems.length > 0) return refused(values, problems);
			const start = `/${locals.language}/events/${params.slug}/apply`;
			if (one(values, 'later') === 'yes') redirect(303, `${start}?done=saved`);
			const { own } = await ownApplication(params.slug, key, locals.now);
			const steps = stepsOf(own?.form.fields ?? []).map((page) => page.step);
			redirect(303, `${start}/${steps[steps.indexOf(step) + 1] ?? 'check'}`);
		});
	},
	submit: async ({ cookies, locals, params, request }) => {
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			await submitApplication(
				params.slug,
				keyOf(cookies, params.slug),
				{ version: Number(one(values, 'version')), consent: one(values, 'consent') === 'yes' },
				locals.now
			);
			redirect(303, `/${locals.language}/events/${params.slug}/apply?done=sent`);
		});
	}
};
