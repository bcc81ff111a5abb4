import type { Id } from '#platform/index.ts';
import { country, isLanguage } from '#vocabulary/index.ts';
import { isDay } from './membership.ts';
import type { OrganisationId } from './organisation.ts';

export type PartnershipId = Id<'Partnership'>;
export type FocalPointId = Id<'FocalPoint'>;
export type DocumentId = Id<'PartnershipDocument'>;

/** memorandum of understanding; agreement to cooperate; agreement with the country that hosts; project with donors. */
export const partnershipKinds = ['memorandum', 'cooperation', 'hosting', 'project'] as const;
export type PartnershipKind = (typeof partnershipKinds)[number];

export type PartnershipTexts = Record<string, { title: string; summary: string }>;

/** A country or an organisation; a donor may say how much it gives, in units of the currency with two decimals. */
export type Party = {
	role: 'partner' | 'donor';
	organisation: string | null;
	country: string | null;
	amount: string | null;
	currency: string | null;
};

/** Whom those who work on a partnership turn to: personal, seen at the desk alone. */
export type FocalPoint = { name: string; role: string | null; email: string | null };

/** Everything the form of a partnership decides; organisations by their slugs. */
export type PartnershipInput = {
	kind: PartnershipKind;
	texts: PartnershipTexts;
	startsOn: string;
	endsOn: string | null;
	parties: Party[];
	focalPoints: FocalPoint[];
};

export type Partnership = {
	id: PartnershipId;
	slug: string;
	kind: PartnershipKind;
	centreId: OrganisationId;
	state: 'draft' | 'published';
	texts: PartnershipTexts;
	startsOn: string;
	endsOn: string | null;
	illustrative: boolean;
	revision: number;
	/** When it first was; null: never yet. */
	publishedAt: Date | null;
	updatedAt: Date;
};

export const mostParties = 60;
export const mostFocalPoints = 20;
export const mostDocuments = 30;
const longestTitle = 300;
const longestSummary = 4000;
const currencies = new Set(Intl.supportedValuesOf('currency'));

export type PartnershipProblem = {
	field: string;
	code: string;
	details?: Record<string, string | number>;
};

/** All that is wrong with a partnership of the centre of this slug, each where it was entered. */
export function problemsOfPartnership(input: PartnershipInput, centre: string): PartnershipProblem[] {
	const texts = Object.entries(input.texts);
	return [
		...(texts.some(([, { title }]) => title.trim() !== '')
			? []
			: [{ field: 'title.en', code: 'required' as const }]),
		...texts.flatMap(([language, text]) => problemsOfText(language, text)),
		...problemsOfDays(input),
		...input.parties.flatMap((party, i) => problemsOfParty(party, i, centre)),
		...twice(input.parties),
		...(input.parties.length > mostParties
			? [{ field: 'countries', code: 'more_than', details: { most: mostParties } }]
			: []),
		...(input.focalPoints.length > mostFocalPoints
			? [{ field: 'focal-0-name', code: 'more_than', details: { most: mostFocalPoints } }]
			: [])
	];
}

function problemsOfText(
	language: string,
	{ title, summary }: { title: string; summary: string }
): PartnershipProblem[] {
	if (!isLanguage(language))
		return [{ field: 'title.en', code: 'unknown_language', details: { text: language.slice(0, 20) } }];
	const long = (field: string, most: number) => ({
		field: `${field}.${language}`,
		code: 'longer_than',
		details: { most }
	});
	return [
		...(title.trim() === '' && summary.trim() !== ''
			? [{ field: `title.${language}`, code: 'title_required' }]
			: []),
		...(title.length > longestTitle ? [long('title', longestTitle)] : []),
		...(summary.length > longestSummary ? [long('summary', longestSummary)] : [])
	];
}

function problemsOfDays({ startsOn, endsOn }: PartnershipInput): PartnershipProblem[] {
	if (!isDay(startsOn)) return [{ field: 'startsOn', code: 'not_a_day' }];
	if (endsOn !== null && !isDay(endsOn)) return [{ field: 'endsOn', code: 'not_a_day' }];
	return endsOn !== null && endsOn < startsOn ? [{ field: 'endsOn', code: 'partnership_ends_first' }] : [];
}

/** Where the form asks for a party: countries and partners are lists, each donor has fields of its own. */
function fieldOf(party: Party, i: number): string {
	if (party.role === 'donor') return `donor-${i}`;
	return party.country === null ? 'partners' : 'countries';
}

function problemsOfParty(party: Party, i: number, centre: string): PartnershipProblem[] {
	const field = fieldOf(party, i);
	if (party.organisation === centre) return [{ field, code: 'party_is_the_centre' }];
	if (party.country !== null && !country(party.country))
		return [{ field, code: 'unknown_country', details: { text: party.country.slice(0, 20) } }];
	if (party.amount === null && party.currency === null) return [];
	if (party.amount === null || party.currency === null) return [{ field, code: 'amount_and_currency' }];
	if (!/^\d{1,12}(\.\d{1,2})?$/u.test(party.amount) || Number(party.amount) <= 0)
		return [{ field, code: 'not_an_amount' }];
	return currencies.has(party.currency)
		? []
		: [{ field, code: 'unknown_currency', details: { text: party.currency.slice(0, 10) } }];
}

function twice(parties: readonly Party[]): PartnershipProblem[] {
	const seen = new Set<string>();
	for (const [i, party] of parties.entries()) {
		const key = `${party.role} ${party.organisation ?? ''} ${party.country ?? ''}`;
		if (seen.has(key)) return [{ field: fieldOf(party, i), code: 'party_twice' }];
		seen.add(key);
	}
	return [];
}

export type Phase = 'coming' | 'running' | 'over';

export function phaseOf(
	{ startsOn, endsOn }: Pick<Partnership, 'startsOn' | 'endsOn'>,
	today: string
): Phase {
	if (today < startsOn) return 'coming';
	return endsOn !== null && endsOn < today ? 'over' : 'running';
}

/**
 * The day a focal point is forgotten: a year after the partnership ends; where no end is agreed, two years after it was
 * last confirmed by saving it.
 */
export function eraseFocalPointOn(endsOn: string | null, today: string): string {
	const [from, years] = endsOn === null ? [today, 2] : [endsOn < today ? today : endsOn, 1];
	const at = new Date(`${from}T00:00:00Z`);
	at.setUTCFullYear(at.getUTCFullYear() + years);
	return at.toISOString().slice(0, 10);
}

/** Its title for a page in `language`, else in English, else in any language it has. */
export function partnershipText(
	texts: PartnershipTexts,
	language: string
): { title: string; summary: string; language: string } {
	const of = [language, 'en', ...Object.keys(texts)].find((code) => texts[code]?.title) ?? 'en';
	return { title: texts[of]?.title ?? '', summary: texts[of]?.summary ?? '', language: of };
}

/** What donors give, summed by currency: sums of different currencies are never one. */
export function budgetOf(
	parties: readonly Pick<Party, 'amount' | 'currency'>[]
): { currency: string; amount: number }[] {
	const given = parties.flatMap(({ amount, currency }) =>
		amount === null || currency === null ? [] : [{ currency, cents: Math.round(Number(amount) * 100) }]
	);
	return [...Map.groupBy(given, ({ currency }) => currency)]
		.map(([currency, same]) => ({ currency, amount: same.reduce((sum, { cents }) => sum + cents, 0) / 100 }))
		.sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

export function partnershipPath(language: string, slug: string): string {
	return `/${language}/partnerships/${slug}`;
}
