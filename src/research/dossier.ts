import type { EntryId, EntryState, Evidence } from '#catalogue/index.ts';
import type { OrganisationName } from '#network/index.ts';
import type { Id } from '#platform/index.ts';

/** A project, a recommendation or a practice: what research keeps a page about besides publications. */
export const dossierKinds = ['recommendation', 'practice', 'project'] as const;
export type DossierKind = (typeof dossierKinds)[number];
export type DossierId = Id<'Dossier'>;

export const dossierSegments = {
	project: 'projects',
	recommendation: 'recommendations',
	practice: 'practices'
} as const satisfies Record<DossierKind, string>;

/** The address that stays: '/es/projects/mignex'. */
export function dossierPath(language: string, { kind, slug }: { kind: DossierKind; slug: string }): string {
	return `/${language}/${dossierSegments[kind]}/${slug}`;
}

/** The kind of '/projects/…'; null when the segment is no kind's. */
export function dossierKindOf(segment: string): DossierKind | null {
	return dossierKinds.find((kind) => dossierSegments[kind] === segment) ?? null;
}

export function isDossierKind(text: string): text is DossierKind {
	return dossierKinds.includes(text as DossierKind);
}

/** lead: answers for it; partner: works on it; funder: pays for it. */
export const dossierRoles = ['lead', 'partner', 'funder'] as const;
export type DossierRole = (typeof dossierRoles)[number];

/** Whom a recommendation speaks to. */
export const addressees = [
	'state',
	'city',
	'regional-body',
	'agency',
	'donor',
	'employer',
	'civil-society',
	'researcher'
] as const;
export type Addressee = (typeof addressees)[number];

/** author: in the words of the publication; curator: as we sum it up. */
export const wordings = ['author', 'curator'] as const;
export type Wording = (typeof wordings)[number];

/** Whether a practice can be done elsewhere. */
export const copyings = ['as-it-is', 'with-changes', 'hardly'] as const;
export type Copying = (typeof copyings)[number];

/** The texts a dossier has in each language; which of them a kind uses, `textFields` says. */
export const textFields = {
	project: ['summary', 'results'],
	recommendation: ['summary', 'passage'],
	practice: ['summary', 'results', 'conditions']
} as const satisfies Record<DossierKind, readonly TextField[]>;
export type TextField = 'summary' | 'results' | 'conditions' | 'passage';

export type DossierText = {
	language: string;
	/** Of a recommendation: what is recommended. */
	title: string;
	origin: 'original' | 'translation';
	sourceRevision: number;
} & Record<TextField, string | null>;

/** Everything the hub holds about one, as its tables do. Commands turn one of these into another. */
export type DossierFacts = {
	id: DossierId;
	kind: DossierKind;
	slug: string;
	state: EntryState;
	revision: number;
	language: string;
	texts: DossierText[];
	organisations: { id: string; role: DossierRole }[];
	/** Publications: a project's outputs, what a recommendation rests on, what tells of a practice. */
	entries: EntryId[];
	topics: string[];
	countries: string[];
	regions: string[];
	sdgTargets: string[];
	gcmObjectives: number[];
	url: string | null;
	startedYear: number | null;
	endedYear: number | null;
	place: string | null;
	funders: string[];
	addressees: Addressee[];
	wording: Wording | null;
	locator: string | null;
	copying: Copying | null;
	source: string | null;
	evidence: Evidence;
	note: string | null;
	confirmedOn: string | null;
	illustrative: boolean;
	createdBy: string | null;
	createdAt: Date;
	updatedAt: Date;
	inReviewSince: Date | null;
	publishedAt: Date | null;
	retiredAt: Date | null;
	retiredReason: string | null;
};

/** A text in the language nearest to the page's. */
export type Said = { text: string; language: string; isTranslation: boolean };

/** One as a list shows it. */
export type DossierSummary = {
	id: DossierId;
	kind: DossierKind;
	slug: string;
	title: Said;
	summary: Said | null;
	/** Not the funders. */
	organisations: OrganisationName[];
	countries: string[];
	regions: string[];
	startedYear: number | null;
	endedYear: number | null;
	place: string | null;
	addressees: Addressee[];
	topics: string[];
	gcmObjectives: number[];
	/** How many reports of uptake were accepted. */
	uptakes: number;
	publishedAt: Date;
	illustrative: boolean;
};

/**
 * The one fallback for its texts: the page's language, English, the original, any (as the catalogue's). Says which it was,
 * so that `lang` and `dir` are true.
 */
export function saidIn(
	texts: readonly DossierText[],
	language: string,
	field: TextField | 'title' = 'title'
): Said | null {
	const having = texts.filter((row) => row[field]);
	const row =
		having.find((one) => one.language === language) ??
		having.find((one) => one.language === 'en') ??
		having.find((one) => one.origin === 'original') ??
		having[0];
	const text = row?.[field];
	return row && text ? { text, language: row.language, isTranslation: row.origin === 'translation' } : null;
}

/** '2011–2013', '2018–' where it runs on or nobody said; null without a year. */
export function yearsText({
	startedYear: from,
	endedYear: to
}: Pick<DossierFacts, 'startedYear' | 'endedYear'>): string | null {
	if (from === null) return to === null ? null : `–${to}`;
	return from === to ? String(from) : `${from}–${to ?? ''}`;
}
