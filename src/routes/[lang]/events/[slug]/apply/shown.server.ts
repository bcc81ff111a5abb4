import { countries, labelIn } from '#vocabulary/index.ts';
import { consentName, formSteps, inputName, wordsOf, type FormField, type FormStep } from '#events/index.ts';
import type { OwnApplication } from '#events/index.server.ts';
import { m } from '#messages/messages.js';
import { remembered } from '#platform/index.ts';
import { intlLocale } from '#catalogue/ui/locale.ts';
import type { Values } from '#ui/form/values.ts';

export type ShownField = ReturnType<typeof shownField>;

/** A question as its page shows it: in the reader's language as far as it was written in it. */
export function shownField(field: FormField, language: string, own: OwnApplication | null = null) {
	const said = wordsOf(field.texts, language);
	const sensitive = field.sensitivity === 'sensitive';
	const isIn = (some: readonly FormField[] = []) => some.some(({ id }) => id === field.id);
	return {
		...{ name: inputName(field), consent: sensitive ? consentName(field) : null, kind: field.kind },
		...{
			label: said?.words.label ?? '',
			lang: said && said.language !== language ? said.language : undefined
		},
		purpose: said?.words.purpose ?? '',
		kept: sensitive
			? m.applications_kept_if({ count: field.keptDays })
			: m.applications_kept({ count: field.keptDays }),
		required: field.required,
		step: field.step,
		options: optionsOf(field, language),
		fresh: isIn(own?.changes.added)
			? m.applications_new()
			: isIn(own?.changes.changed)
				? m.applications_changed()
				: null
	};
}

/** Every country, in the order of the language. */
export const countryOptions = remembered((language) => {
	const { compare } = new Intl.Collator(intlLocale(language));
	return countries
		.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
		.sort((one, other) => compare(one.label, other.label));
});

function optionsOf(field: FormField, language: string): { value: string; label: string }[] {
	if (field.kind === 'country') return countryOptions(language);
	return field.options.map(({ id, texts }) => ({ value: id, label: wordsOf(texts, language)?.words ?? id }));
}

/** What was answered, as a form shows it again. */
export function valuesOfAnswers(own: OwnApplication): Values {
	const values: Values = { name: [own.application.name ?? ''] };
	for (const field of own.form.fields) {
		const value = own.answers.get(field.id);
		if (value === undefined) continue;
		values[inputName(field)] = typeof value === 'string' ? [value] : value;
		if (field.sensitivity === 'sensitive') values[consentName(field)] = ['yes'];
	}
	return values;
}

/** An answer in words. */
export function answerText(field: FormField, value: string | string[], language: string): string {
	const labels = new Map(optionsOf(field, language).map((option) => [option.value, option.label]));
	const list = new Intl.ListFormat(intlLocale(language), { type: 'conjunction' });
	if (Array.isArray(value)) return list.format(value.map((one) => labels.get(one) ?? one));
	if (field.kind === 'date')
		return new Intl.DateTimeFormat(intlLocale(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
			new Date(`${value}T00:00:00Z`)
		);
	return labels.get(value) ?? value;
}

export const stepNames: Record<FormStep, () => string> = {
	you: m.applications_step_you,
	work: m.applications_step_work,
	reasons: m.applications_step_reasons,
	journey: m.applications_step_journey
};

/** The pages there is something to say on; the first always, since it asks for the name. */
export function stepsOf(fields: readonly FormField[]): { step: FormStep; name: string }[] {
	return formSteps
		.filter((step) => step === 'you' || fields.some((field) => field.step === step))
		.map((step) => ({ step, name: stepNames[step]() }));
}
