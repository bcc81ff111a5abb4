import { listOrganisations } from '#network/index.server.ts';
import {
	partnershipKinds,
	type FocalPoint,
	type PartnershipInput,
	type PartnershipKind,
	type Party
} from '#network/index.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, type Values } from '#ui/form/values.ts';
import { countries, labelIn, languageName, uiLanguages } from '#vocabulary/index.ts';
import { kindText } from '../../../partnerships/words.ts';
import { rowsOf } from './rows.ts';

export async function partnershipChoices(language: string) {
	const collator = new Intl.Collator(language);
	const organisations = await listOrganisations(language);
	return {
		kinds: partnershipKinds.map((kind) => ({ value: kind as string, label: kindText(kind) })),
		languages: [...new Set([language, ...uiLanguages])].map((code) => ({ code, name: languageName(code) })),
		organisations: organisations.map(({ id, slug, title }) => ({
			...{ id: id as string, value: slug, lang: title.language },
			label: title.text
		})),
		countries: countries
			.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
			.sort((a, b) => collator.compare(a.label, b.label)),
		currencies: Intl.supportedValuesOf('currency')
	};
}

export type PartnershipChoices = Awaited<ReturnType<typeof partnershipChoices>>;

export function partnershipValues(input: PartnershipInput, choices: PartnershipChoices): Values {
	const countryName = new Map(choices.countries.map(({ value, label }) => [value, label]));
	const organisationName = namesOf(choices.organisations);
	const partners = input.parties.filter(({ role }) => role === 'partner');
	const donors = input.parties.filter(({ role }) => role === 'donor');
	const values: Values = {
		kind: [input.kind],
		startsOn: [input.startsOn],
		...(input.endsOn !== null && { endsOn: [input.endsOn] }),
		countries: partners.flatMap(({ country }) => (country ? [countryName.get(country) ?? country] : [])),
		partners: partners.flatMap(({ organisation }) =>
			organisation ? (organisationName.get(organisation) ?? organisation) : []
		)
	};
	for (const [code, { title, summary }] of Object.entries(input.texts)) {
		values[`title.${code}`] = [title];
		values[`summary.${code}`] = [summary];
	}
	for (const [i, { organisation, country, amount, currency }] of donors.entries()) {
		const name = organisation ? organisationName.get(organisation) : countryName.get(country ?? '');
		values[`donor-${i}`] = [name ?? organisation ?? country ?? ''];
		values[`amount-${i}`] = [amount ?? ''];
		values[`currency-${i}`] = [currency ?? ''];
	}
	for (const [i, { name, role, email }] of input.focalPoints.entries()) {
		values[`focal-${i}-name`] = [name];
		values[`focal-${i}-role`] = [role ?? ''];
		values[`focal-${i}-email`] = [email ?? ''];
	}
	return values;
}

/** By slug, the names that lead back to it: of two organisations of one name, each is called by its slug. */
function namesOf(organisations: PartnershipChoices['organisations']): Map<string, string> {
	const same = Map.groupBy(organisations, ({ label }) => label.toLowerCase());
	return new Map(
		organisations.map(({ value, label }) => [
			value,
			same.get(label.toLowerCase())?.length === 1 ? label : value
		])
	);
}

/** What was entered; a country may be named in the page's language or by its code, an organisation by name or slug. */
export function enteredPartnership(
	values: Values,
	choices: PartnershipChoices
): { input: PartnershipInput; form: Reading } {
	const form = new Reading(values);
	const find = (options: readonly { value: string; label: string }[]) => (text: string) => {
		const wanted = text.toLowerCase();
		return (
			options.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted)
				?.value ?? null
		);
	};
	const countryOf = find(choices.countries);
	const organisationOf = find(choices.organisations);
	const party = (given: Partial<Party>): Party => ({
		...{ role: 'partner', organisation: null, country: null, amount: null, currency: null },
		...given
	});
	const listed = [
		...form.named('countries', countryOf).map((country) => party({ country })),
		...form.named('partners', organisationOf).map((organisation) => party({ organisation }))
	];
	const input: PartnershipInput = {
		kind: partnershipKinds.find((kind) => kind === one(values, 'kind')) ?? ('' as PartnershipKind),
		texts: Object.fromEntries(
			choices.languages.map(({ code }) => [
				code,
				{
					title: form.line(`title.${code}`) ?? '',
					summary: form.text(`summary.${code}`, { longest: 4000 }) ?? ''
				}
			])
		),
		startsOn: form.line('startsOn', { required: true, longest: 10 }) ?? '',
		endsOn: form.line('endsOn', { longest: 10 }),
		parties: [...listed, ...donorsOf(form, values, organisationOf, countryOf)],
		focalPoints: focalPointsOf(form, values)
	};
	if (!input.kind) form.refuse('kind', 'required');
	return { input, form };
}

function donorsOf(
	form: Reading,
	values: Values,
	organisationOf: (text: string) => string | null,
	countryOf: (text: string) => string | null
): Party[] {
	return rowsOf(values, (i) => `donor-${i}`).flatMap((i) => {
		const text = form.line(`donor-${i}`);
		const amount = form.line(`amount-${i}`, { longest: 30 });
		const currency = form.line(`currency-${i}`, { longest: 10 })?.toUpperCase() ?? null;
		if (text === null) {
			if (amount !== null) form.refuse(`donor-${i}`, 'required');
			return [];
		}
		const organisation = organisationOf(text);
		const country = organisation === null ? countryOf(text) : null;
		if (organisation === null && country === null)
			form.refuse(`donor-${i}`, 'not_known', { text: text.slice(0, 80) });
		// Thousands may be grouped by blanks; a comma could mean either, so it is refused by the rule.
		return [
			{ role: 'donor' as const, organisation, country, amount: amount?.replace(/\s/gu, '') ?? null, currency }
		];
	});
}

function focalPointsOf(form: Reading, values: Values): FocalPoint[] {
	return rowsOf(values, (i) => `focal-${i}-name`).flatMap((i) => {
		const name = form.line(`focal-${i}-name`, { longest: 200 });
		const role = form.line(`focal-${i}-role`, { longest: 200 });
		const email = form.line(`focal-${i}-email`, { longest: 254 })?.toLowerCase() ?? null;
		if (name === null) {
			if (role !== null || email !== null) form.refuse(`focal-${i}-name`, 'required');
			return [];
		}
		if (email !== null && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/u.test(email))
			form.refuse(`focal-${i}-email`, 'email_invalid');
		return [{ name, role, email }];
	});
}

/** The donors of the rule are counted among all parties, those of the form among themselves. */
export function fieldInForm(field: string, input: PartnershipInput): string {
	const [, position] = /^donor-(\d+)$/u.exec(field) ?? [];
	if (position === undefined) return field;
	const before = input.parties.slice(0, Number(position)).filter(({ role }) => role === 'donor').length;
	return `donor-${before}`;
}
