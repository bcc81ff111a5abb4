import { cleanName, refusalToName } from '#people/index.ts';
import { audiences, country, isLanguage, modalities, region, topic } from '#vocabulary/index.ts';
import {
	expertRoles,
	languageLevels,
	type Affiliation,
	type Evidence,
	type ExpertPart,
	type Profile
} from './expert.ts';
import { isDay } from './expert-spans.ts';
import { orcidFrom } from './orcid.ts';

/**
 * What a person may cite of this hub, gathered by whoever sees the rows that know it: their own certificates that stand,
 * editions they taught, publications and projects that are public. Evidence of somebody else is not among it.
 */
export type Citable = {
	publication: ReadonlySet<string>;
	dossier: ReadonlySet<string>;
	course: ReadonlySet<string>;
	certificate: ReadonlySet<string>;
};

export type TellingRefusal = { code: string; field: string; details?: Record<string, string | number> };
/** Parts that are told in words; files go their own way. */
export type WordedPart = Exclude<ExpertPart, 'photo' | 'cv'>;

export const most = { topics: 40, languages: 20, places: 120, affiliations: 12, periods: 60 } as const;
const longest = { headline: 160, about: 4000, line: 200, url: 500 } as const;

type Rules = {
	[Part in WordedPart]: (told: Profile[Part], citable: Citable, today: string) => TellingRefusal | null;
};

const rules: Rules = {
	name: ({ name, headline, language }) => {
		const code = name === cleanName(name) ? refusalToName(name) : 'unreadable_characters';
		if (code) return { code, field: 'name', details: { most: 100 } };
		return refusalToLine(headline, 'headline', longest.headline, true) ?? refusalToLanguage(language);
	},
	about: ({ text, language }) =>
		refusalToText(text, 'about', longest.about) ??
		(text.trim() === '' ? { code: 'required', field: 'about' } : refusalToLanguage(language)),
	roles: (roles) =>
		roles.length === 0 || !roles.every((role) => expertRoles.includes(role))
			? { code: 'expert_choose', field: 'roles' }
			: null,
	offer: (told) => {
		if (told.audiences.length + told.modalities.length === 0) return { code: 'required', field: 'audiences' };
		if (!areAll(told.audiences, audiences)) return { code: 'expert_choose', field: 'audiences' };
		return areAll(told.modalities, modalities) ? null : { code: 'expert_choose', field: 'modalities' };
	},
	expertise: (expertise, citable) => {
		if (expertise.length === 0) return { code: 'required', field: 'topic' };
		if (expertise.length > most.topics) return moreThan('topic', most.topics);
		for (const { topic: id, evidence } of expertise) {
			if (!topic(id)) return { code: 'expert_choose', field: 'topic' };
			const refusal = refusalToEvidence(evidence, citable);
			if (refusal) return refusal;
		}
		return null;
	},
	languages: (languages) => {
		if (languages.length === 0) return { code: 'required', field: 'language' };
		if (languages.length > most.languages) return moreThan('language', most.languages);
		const twice = languages.find(({ code }, i) => languages.findIndex((other) => other.code === code) !== i);
		if (twice) return { code: 'expert_language_twice', field: 'language' };
		return languages.every(({ code, level }) => isLanguage(code) && languageLevels.includes(level))
			? null
			: { code: 'expert_choose', field: 'language' };
	},
	places: ({ countries, regions }) => {
		if (countries.length + regions.length === 0) return { code: 'required', field: 'countries' };
		if (countries.length + regions.length > most.places) return moreThan('countries', most.places);
		return countries.every((iso2) => country(iso2)) && regions.every((m49) => region(m49))
			? null
			: { code: 'expert_choose', field: 'countries' };
	},
	affiliations: (affiliations, _, today) => {
		if (affiliations.length === 0) return { code: 'required', field: 'organisation' };
		if (affiliations.length > most.affiliations) return moreThan('organisation', most.affiliations);
		for (const one of affiliations) {
			const refusal = refusalToAffiliation(one, Number(today.slice(0, 4)));
			if (refusal) return refusal;
		}
		return null;
	},
	availability: (periods) => {
		if (periods.length === 0) return { code: 'required', field: 'from' };
		if (periods.length > most.periods) return moreThan('from', most.periods);
		for (const { from, until } of periods) {
			if (!isDay(from)) return { code: 'expert_no_day', field: 'from' };
			if (!isDay(until)) return { code: 'expert_no_day', field: 'until' };
			if (until < from) return { code: 'expert_ends_first', field: 'until' };
		}
		return null;
	},
	orcid: (orcid) => (orcidFrom(orcid) === orcid ? null : { code: 'expert_orcid', field: 'orcid' })
};

/** Each is one of these, and none is named twice. */
function areAll(told: readonly string[], known: readonly { id: string }[]): boolean {
	return new Set(told).size === told.length && told.every((id) => known.some((one) => one.id === id));
}

/** Why a part cannot be told so, with the field it is about; null when it can. */
export function refusalToTell<Part extends WordedPart>(
	part: Part,
	told: Profile[Part],
	citable: Citable,
	today: string
): TellingRefusal | null {
	return rules[part](told, citable, today);
}

const unknownEvidence: Record<keyof Citable, TellingRefusal> = {
	publication: { code: 'expert_publication_unknown', field: 'publication' },
	dossier: { code: 'expert_project_unknown', field: 'dossier' },
	course: { code: 'expert_evidence_not_yours', field: 'own' },
	certificate: { code: 'expert_evidence_not_yours', field: 'own' }
};

/** What shows it must be there, and one's own: a stranger's certificate is refused as one that does not exist. */
export function refusalToEvidence(evidence: Evidence, citable: Citable): TellingRefusal | null {
	if ('id' in evidence)
		return citable[evidence.kind].has(evidence.id) ? null : unknownEvidence[evidence.kind];
	const title = refusalToLine(evidence.title, 'title', longest.line, true);
	if (title) return title;
	if (
		evidence.kind === 'project' &&
		evidence.years !== null &&
		!/^(19|20)\d\d(–(19|20)\d\d)?$/u.test(evidence.years)
	)
		return { code: 'expert_years', field: 'years' };
	if (evidence.url === null) return null;
	return isWebAddress(evidence.url) ? null : { code: 'expert_url', field: 'url' };
}

function refusalToAffiliation(one: Affiliation, year: number): TellingRefusal | null {
	if (one.organisation === null && one.name === null) return { code: 'required', field: 'organisation' };
	const line =
		(one.name === null ? null : refusalToLine(one.name, 'organisation', longest.line, true)) ??
		(one.position === null ? null : refusalToLine(one.position, 'position', longest.line, false));
	if (line) return line;
	const isYear = (told: number | null) =>
		told === null || (Number.isInteger(told) && told >= 1940 && told <= year + 5);
	if (!isYear(one.since)) return { code: 'expert_years', field: 'since' };
	if (!isYear(one.until)) return { code: 'expert_years', field: 'to' };
	if (one.since !== null && one.until !== null && one.until < one.since)
		return { code: 'expert_ends_first', field: 'to' };
	return null;
}

export function isWebAddress(text: string): boolean {
	return (
		text.length <= longest.url &&
		URL.canParse(text) &&
		/^https?:$/u.test(new URL(text).protocol) &&
		!/\s/u.test(text)
	);
}

// Characters that no line has, and those that turn the direction of what stands around it.
const unreadable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]/u;

/** One line of plain text: it may stand in a letter's subject, so it has no end of line to smuggle a header in. */
export function refusalToLine(
	text: string,
	field: string,
	longestLine: number,
	required: boolean
): TellingRefusal | null {
	if (text.length > longestLine) return { code: 'longer_than', field, details: { most: longestLine } };
	if (unreadable.test(text) || !text.isWellFormed()) return { code: 'unreadable_characters', field };
	return required && text.trim() === '' ? { code: 'required', field } : null;
}

/** Several lines. */
export function refusalToText(text: string, field: string, longestText: number): TellingRefusal | null {
	if (text.length > longestText) return { code: 'longer_than', field, details: { most: longestText } };
	return unreadable.test(text.replace(/[\n\t]/gu, '')) || !text.isWellFormed()
		? { code: 'unreadable_characters', field }
		: null;
}

function refusalToLanguage(code: string): TellingRefusal | null {
	return isLanguage(code) ? null : { code: 'expert_choose', field: 'language' };
}

function moreThan(field: string, count: number): TellingRefusal {
	return { code: 'more_than', field, details: { most: count } };
}
