import type { OrganisationName } from '#network/index.ts';
import type { Id } from '#platform/index.ts';
import type { CostKind } from './cost.ts';
import type { DatePrecision } from './days.ts';
import type { Freshness } from './freshness.ts';
import type { Kind } from './kind.ts';
import type { Offering } from './offering.ts';
import type { EntryState } from './state.ts';
import type { LocalText, TextRow } from './text.ts';

export type EntryId = Id<'Entry'>;

/** item: the thing's own page; landing: only its provider's. */
export type UrlLevel = 'item' | 'landing';

/** How an entry belongs to another: a chapter or cohort of it, or the same thing in another language. */
export type PartOfAs = 'part' | 'language';

/** How the facts came to be known, the surest first. Only the first two mean that somebody looked at the provider's page. */
export const evidences = [
	'checked-by-editor',
	'stated-by-provider',
	'entered-by-hand',
	'stored-page',
	'listing',
	'founding-document',
	'curator-knowledge'
] as const;
export type Evidence = (typeof evidences)[number];

/** What the curators want checked. */
export const flags = [
	'needs-check',
	'partly-inferred',
	'seen-on-mirror',
	'title-not-verbatim',
	'url-fragment-added'
] as const;
export type Flag = (typeof flags)[number];

/** Everything the hub holds about an entry, as its tables do. Commands turn one of these into another. */
export type EntryFacts = {
	id: EntryId;
	slug: string;
	kind: Kind;
	type: string;
	state: EntryState;
	revision: number;
	url: string;
	canonicalUrl: string;
	titleKeys: number[];
	urlLevel: UrlLevel;
	doi: string | null;
	year: number | null;
	authors: string[];
	partOfId: EntryId | null;
	partOfAs: PartOfAs | null;
	/** Another entry says that it is part of this one, or this one in another language. */
	hasParts: boolean;
	titleLanguage: string;
	languages: string[];
	topics: string[];
	sdgs: number[];
	sdgTargets: string[];
	gcmObjectives: number[];
	countries: string[];
	regions: string[];
	audiences: string[];
	modality: string | null;
	place: string | null;
	duration: string | null;
	costKind: CostKind | null;
	costNote: string | null;
	certificate: string | null;
	zone: string | null;
	startsOn: string | null;
	endsOn: string | null;
	startsAt: Date | null;
	endsAt: Date | null;
	datePrecision: DatePrecision | null;
	cancelledAt: Date | null;
	source: string | null;
	evidence: Evidence;
	rights: string | null;
	confirmedOn: string | null;
	flags: Flag[];
	note: string | null;
	illustrative: boolean;
	featured: boolean;
	/** An event that this hub runs: the event says what stands here. */
	heldHere: boolean;
	inReviewSince: Date | null;
	publishedAt: Date | null;
	retiredAt: Date | null;
	retiredReason: string | null;
	mergedIntoId: EntryId | null;
	createdBy: string | null;
	createdAt: Date;
	updatedAt: Date;
	texts: TextRow[];
	/** Organisation ids, in the order they are named. */
	providers: string[];
	partners: string[];
	offerings: Offering[];
};

/** An entry as a list shows it. A course has the dates, place and cost of the run to show (`runToShow`), if it has one. */
export type EntrySummary = {
	id: EntryId;
	slug: string;
	kind: Kind;
	type: string;
	title: LocalText;
	abstract: LocalText | null;
	providers: OrganisationName[];
	languages: string[];
	modality: string | null;
	place: string | null;
	countries: string[];
	costKind: CostKind | null;
	costNote: string | null;
	/** The provider's own words. */
	certificate: string | null;
	duration: string | null;
	year: number | null;
	startsOn: string | null;
	endsOn: string | null;
	startsAt: Date | null;
	endsAt: Date | null;
	zone: string | null;
	datePrecision: DatePrecision | null;
	ongoing: boolean;
	registrationClosesOn: string | null;
	/** The event, or every run of the course, was called off. */
	cancelled: boolean;
	confirmedOn: string | null;
	freshness: Freshness;
	evidence: Evidence;
	/** When it was first published; its creation for what never was (only those who may see it get it). */
	publishedAt: Date;
	illustrative: boolean;
	urlLevel: UrlLevel;
	/** The run shown is taught in this hub. */
	taughtHere: boolean;
	/** The run shown was invented for demonstration, though the course is real. */
	illustrativeRun: boolean;
};

/** A related entry, named. */
export type EntryLink = {
	id: EntryId;
	slug: string;
	kind: Kind;
	type: string;
	title: LocalText;
	languages: string[];
	year: number | null;
};

export type EntryPage = EntrySummary & {
	state: EntryState;
	revision: number;
	/** The provider's page; link to it through the counted departure only. */
	url: string;
	doi: string | null;
	authors: string[];
	texts: (TextRow & { isTranslation: boolean; isOutdated: boolean })[];
	/** Next first, then the past ones, latest first. */
	offerings: (Offering & { isOpen: boolean })[];
	partners: OrganisationName[];
	topics: string[];
	sdgs: number[];
	sdgTargets: string[];
	gcmObjectives: number[];
	regions: string[];
	audiences: string[];
	provenance: {
		source: string | null;
		evidence: Evidence;
		rights: string | null;
		confirmedOn: string | null;
		freshness: Freshness;
		flags: Flag[];
		note: string | null;
	};
	partOf: EntryLink | null;
	parts: EntryLink[];
	/** The same thing in other languages, where it has records of its own. */
	alsoIn: EntryLink[];
	featured: boolean;
	/** An event that this hub runs. */
	heldHere: boolean;
	updatedAt: Date;
};

/** What a retired entry still says to whoever kept its address. */
export type TombstoneFacts = {
	slug: string;
	kind: Kind;
	title: LocalText;
	retiredAt: Date;
	reason: string | null;
	providers: OrganisationName[];
};
