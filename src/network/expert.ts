import type { Id } from '#platform/index.ts';

export type ExpertId = Id<'Expert'>;

/** What a profile is made of, in the order pages show it; each is told, shown and taken back by itself. */
export const expertParts = [
	'name',
	'photo',
	'about',
	'roles',
	'offer',
	'expertise',
	'languages',
	'places',
	'affiliations',
	'availability',
	'orcid',
	'cv'
] as const;
export type ExpertPart = (typeof expertParts)[number];

/** Who may see a part, the widest first: anybody, who has an account here, those who keep the roster. */
export const audiences = ['public', 'members', 'staff'] as const;
export type PartAudience = (typeof audiences)[number];
/** Only what is told has a place here. */
export type Consent = Partial<Record<ExpertPart, PartAudience>>;

export const expertRoles = ['trainer', 'facilitator', 'researcher', 'reviewer', 'evaluator'] as const;
export type ExpertRole = (typeof expertRoles)[number];

/** The Common European Framework, and whose first language it is; the least first. */
export const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export type LanguageLevel = (typeof languageLevels)[number];

/** In this hub, by id: whoever shows it asks the row that knows it. Elsewhere, by address. */
export type Evidence =
	| { kind: 'publication'; id: string }
	| { kind: 'course'; id: string }
	| { kind: 'certificate'; id: string }
	/** A project that the hub has a page about. */
	| { kind: 'dossier'; id: string }
	| { kind: 'project'; title: string; years: string | null; url: string | null }
	| { kind: 'link'; title: string; url: string };
export const evidenceKinds = ['publication', 'course', 'certificate', 'dossier', 'project', 'link'] as const;

/** An organisation of the hub by its slug, or any by name. */
export type Affiliation = {
	organisation: string | null;
	name: string | null;
	position: string | null;
	since: number | null;
	until: number | null;
};

/** Days, both inclusive. */
export type Span = { from: string; until: string };
export type Period = Span & { busy: boolean };

/** What a file is; its bytes lie apart. */
export type FileFacts = { type: string; name: string; bytes: number };

export type Profile = {
	name: { name: string; headline: string; language: string };
	photo: FileFacts;
	about: { text: string; language: string };
	roles: ExpertRole[];
	/** For whom they work and in what form: the catalogue's words for both. */
	offer: { audiences: string[]; modalities: string[] };
	expertise: { topic: string; evidence: Evidence }[];
	languages: { code: string; level: LanguageLevel }[];
	/** ISO 3166-1 and UN M49. */
	places: { countries: string[]; regions: string[] };
	affiliations: Affiliation[];
	availability: Period[];
	orcid: string;
	cv: FileFacts;
};

/** What opened the door: whoever keeps the roster, a course passed here, one taught here. */
export type ExpertWay = 'staff' | 'passed' | 'taught' | 'demonstration';

export type Expert = {
	id: ExpertId;
	code: string;
	personId: string;
	illustrative: boolean;
	way: ExpertWay;
	invitedAt: Date;
	describedAt: Date | null;
	vettedAt: Date | null;
	vettedBy: string | null;
	confirmedAt: Date | null;
	withdrawnAt: Date | null;
	profile: Partial<Profile>;
	consent: Consent;
	/** part → when it was last told, or shown to more people */
	told: Partial<Record<ExpertPart, string>>;
	revision: number;
	updatedAt: Date;
};

export function expertPath(language: string, code: string): string {
	return `/${language}/experts/${code}`;
}

export function isExpertPart(text: string): text is ExpertPart {
	return expertParts.includes(text as ExpertPart);
}
