import { redirect } from '@sveltejs/kit';
import { formInput, putField, type FieldInput } from '#events/index.server.ts';
import {
	dimensions,
	fieldKinds,
	formSteps,
	sensitivities,
	type FieldId,
	type FieldOption,
	type FormField
} from '#events/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { stepNames } from '../../../../../events/[slug]/apply/shown.server.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import { dimensionTexts } from '../../applications/words.ts';
import { kindTexts, sensitivityTexts } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { event, form } = await formInput(locals.actor, params.event);
	const field = form.fields.find(({ id }) => id === params.field);
	if (!field && params.field !== 'new') throw new NotFound('field');
	return {
		version: form.version,
		languages: event.languages.map((code) => ({ code, name: languageName(code) })),
		values: field
			? valuesOfField(field)
			: { kind: ['short'], step: ['you'], sensitivity: ['ordinary'], keptDays: ['90'] },
		kinds: fieldKinds.map((kind) => ({ value: kind, label: kindTexts[kind]() })),
		steps: formSteps.map((step) => ({ value: step, label: stepNames[step]() })),
		sensitivities: sensitivities.map((one) => ({ value: one, label: sensitivityTexts[one]() })),
		dimensions: dimensions.map((one) => ({ value: one, label: dimensionTexts[one]() }))
	};
};

function valuesOfField({
	kind,
	step,
	sensitivity,
	keptDays,
	counts,
	options,
	texts,
	...said
}: FormField): Values {
	const values: Values = {
		...{ kind: [kind], step: [step], sensitivity: [sensitivity], keptDays: [String(keptDays)] },
		counts: counts ? [counts] : [],
		flags: (['required', 'identifies', 'readBlind', 'isOrganisation'] as const).filter((flag) => said[flag])
	};
	for (const [code, { label, purpose }] of Object.entries(texts)) {
		values[`label.${code}`] = [label];
		values[`purpose.${code}`] = [purpose];
		values[`options.${code}`] = [options.map(({ texts: words }) => words[code] ?? '').join('\n')];
	}
	return values;
}

/** Answers to choose from: a line each, in the same order in every language; those that stay keep their ids. */
function optionsFrom(
	values: Values,
	languages: readonly string[],
	before: readonly FieldOption[]
): FieldOption[] {
	const lines = new Map(
		languages.map((code) => [
			code,
			one(values, `options.${code}`)
				.split(/\r\n?|\n/u)
				.map((line) => line.trim())
				.filter(Boolean)
		])
	);
	const count = Math.max(0, ...[...lines.values()].map((some) => some.length));
	const taken = new Set<string>();
	return Array.from({ length: count }, (_, at) => {
		const texts = Object.fromEntries(
			[...lines].flatMap(([code, some]) => (some[at] ? [[code, some[at]]] : []))
		);
		const same = before.find(
			({ id, texts: was }) =>
				!taken.has(id) && Object.entries(texts).some(([code, text]) => was[code] === text)
		);
		let id = same?.id ?? `o${at + 1}`;
		while (taken.has(id) || (!same && before.some((option) => option.id === id))) id = `${id}x`;
		taken.add(id);
		return { id, texts };
	});
}

function fieldFrom(values: Values, languages: readonly string[], before: FormField | undefined): FieldInput {
	const flags = values['flags'] ?? [];
	const kind = fieldKinds.find((known) => known === one(values, 'kind')) ?? 'short';
	const chooses = kind === 'choice' || kind === 'several';
	return {
		...{ id: before?.id ?? null, kind },
		step: formSteps.find((known) => known === one(values, 'step')) ?? 'you',
		sensitivity: sensitivities.find((known) => known === one(values, 'sensitivity')) ?? 'personal',
		keptDays: /^\d{1,4}$/u.test(one(values, 'keptDays').trim()) ? Number(one(values, 'keptDays')) : -1,
		counts: dimensions.find((known) => known === one(values, 'counts')) ?? null,
		required: flags.includes('required'),
		identifies: flags.includes('identifies'),
		isOrganisation: flags.includes('isOrganisation'),
		...(flags.includes('readBlind') && { readBlind: true }),
		options: chooses ? optionsFrom(values, languages, before?.options ?? []) : [],
		texts: Object.fromEntries(
			languages.flatMap((code) => {
				const label = one(values, `label.${code}`).trim();
				const purpose = one(values, `purpose.${code}`).trim();
				return label === '' && purpose === '' ? [] : [[code, { label, purpose }]];
			})
		)
	};
}

export const actions: Actions = {
	default: async (event) => {
		const actor = signedIn(event);
		const { params, request, locals } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			const { event: facts, form } = await formInput(actor, params.event);
			const before = form.fields.find(({ id }) => id === (params.field as FieldId));
			const field = fieldFrom(values, facts.languages, before);
			await putField(actor, params.event, Number(one(values, 'version')), field, locals.now);
			redirect(303, `/${locals.language}/desk/events/${params.event}/form?done=saved`);
		});
	}
};
