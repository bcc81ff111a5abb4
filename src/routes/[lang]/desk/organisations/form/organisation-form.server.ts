import { organisationTypeText } from '../../../../browse/organisation-types.ts';
import { listOrganisations } from '#network/index.server.ts';
import {
	organisationTypes,
	type EnteredOrganisation,
	type Organisation,
	type OrganisationProblem
} from '#network/index.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, type Values } from '#ui/form/values.ts';
import { countries, labelIn, languageName, uiLanguages } from '#vocabulary/index.ts';

/** Names are asked for in the languages of the hub, and in those it has one in already. */
export function languagesOfNames(names: Record<string, string>): string[] {
	return [...new Set([...uiLanguages.filter((code) => code !== 'en'), ...Object.keys(names)])];
}

export async function organisationChoices(
	language: string,
	slug: string | null,
	names: Record<string, string>
) {
	const collator = new Intl.Collator(language);
	const all = await listOrganisations(language);
	return {
		languages: languagesOfNames(names).map((code) => ({ code, name: languageName(code) })),
		types: organisationTypes
			.map((type) => ({ value: type as string, label: organisationTypeText(type) }))
			.sort((a, b) => collator.compare(a.label, b.label)),
		countries: countries
			.map(({ iso2, names: of }) => ({ value: iso2, label: labelIn(of, language).text }))
			.sort((a, b) => collator.compare(a.label, b.label)),
		parents: all
			.filter((other) => other.slug !== slug)
			.map((other) => ({ value: other.slug, label: other.title.text, lang: other.title.language }))
	};
}

export type OrganisationChoices = Awaited<ReturnType<typeof organisationChoices>>;

export function organisationValues(organisation: Organisation, parent: string | null): Values {
	const { name, names, shortName, type, country, city, website, ror, revision } = organisation;
	const given = { name, shortName, type, country, city, website, ror, parent, revision };
	return {
		...Object.fromEntries(
			Object.entries(given).flatMap(([field, value]) => (value === null ? [] : [[field, [String(value)]]]))
		),
		...Object.fromEntries(Object.entries(names).map(([code, text]) => [`names.${code}`, [text]]))
	};
}

export function enteredOrganisation(values: Values): { entered: EnteredOrganisation; form: Reading } {
	const form = new Reading(values);
	const names = Object.keys(values)
		.filter((field) => field.startsWith('names.'))
		.slice(0, 40)
		.map((field) => [field.slice('names.'.length), form.line(field) ?? ''] as const);
	const entered = {
		name: form.line('name', { required: true }) ?? '',
		names: Object.fromEntries(names),
		shortName: form.line('shortName', { longest: 60 }),
		type: one(values, 'type'),
		country: form.line('country', { longest: 60 }),
		city: form.line('city', { longest: 120 }),
		website: form.line('website', { longest: 2000 }),
		ror: form.line('ror', { longest: 60 }),
		parent: form.line('parent', { longest: 120 })
	};
	return { entered, form };
}

/** What the rule finds is said beside what could not be read. */
export function hear(form: Reading, problems: readonly OrganisationProblem[]): void {
	for (const { field, code, details } of problems) form.refuse(field, code, details);
}
