import { instantOf, localOf } from './days.ts';
import type { EntryFacts, EntryId, Evidence } from './entry.ts';
import type { EntryInput, OfferingInput } from './input.ts';
import { canonicalUrl } from './link.ts';
import type { Offering, OfferingId } from './offering.ts';
import type { TextRow } from './text.ts';
import { titleKeys } from './title.ts';
import { targets } from '#vocabulary/index.ts';

/** What an input names by slug, as ids. */
export type Resolved = { providers: string[]; partners: string[]; partOfId: EntryId | null };

/** A draft that nobody has filled in yet. */
export function blankEntry(
	id: EntryId,
	slug: string,
	evidence: Evidence,
	createdBy: string | null,
	now: Date
): EntryFacts {
	return {
		id,
		slug,
		kind: 'resource',
		type: '',
		state: 'draft',
		revision: 0,
		url: '',
		canonicalUrl: '',
		titleKeys: [],
		urlLevel: 'item',
		doi: null,
		year: null,
		authors: [],
		partOfId: null,
		partOfAs: null,
		hasParts: false,
		titleLanguage: 'en',
		languages: [],
		topics: [],
		sdgs: [],
		sdgTargets: [],
		gcmObjectives: [],
		countries: [],
		regions: [],
		audiences: [],
		modality: null,
		place: null,
		duration: null,
		costKind: null,
		costNote: null,
		certificate: null,
		zone: null,
		startsOn: null,
		endsOn: null,
		startsAt: null,
		endsAt: null,
		datePrecision: null,
		cancelledAt: null,
		source: null,
		evidence,
		rights: null,
		confirmedOn: null,
		flags: [],
		note: null,
		illustrative: false,
		featured: false,
		heldHere: false,
		inReviewSince: null,
		publishedAt: null,
		retiredAt: null,
		retiredReason: null,
		mergedIntoId: null,
		createdBy,
		createdAt: now,
		updatedAt: now,
		texts: [],
		providers: [],
		partners: [],
		offerings: []
	};
}

/** The entry as an input says it is. Its state, provenance of evidence and runs stay as they were. */
export function withInput(before: EntryFacts, input: EntryInput, resolved: Resolved): EntryFacts {
	const { texts, partOf: _, startsAt, endsAt, sdgs, ...plain } = input;
	const resource = input.kind === 'resource';
	const goals = targets.filter((one) => input.sdgTargets.includes(one.id)).map((one) => one.goal);
	return withKeys({
		...before,
		...plain,
		...resolved,
		...(resource && { modality: null, place: null, zone: null }),
		offerings: input.kind === 'course' ? before.offerings : [],
		sdgs: [...new Set([...sdgs, ...goals])].sort((a, b) => a - b),
		startsAt: startsAt && input.zone ? instantOf(startsAt, input.zone) : null,
		endsAt: endsAt && input.zone ? instantOf(endsAt, input.zone) : null,
		texts: textsFrom(before, texts, input.titleLanguage)
	});
}

/** What is found by follows from what is said. */
export function withKeys(entry: EntryFacts): EntryFacts {
	return {
		...entry,
		canonicalUrl: canonicalUrl(entry.url, entry.flags),
		titleKeys: [...new Set(entry.texts.flatMap(({ title }) => titleKeys(title)))]
	};
}

/** A text that changes is of the coming revision: translations older than their original show as out of date. */
function textsFrom(before: EntryFacts, given: EntryInput['texts'], titleLanguage: string): TextRow[] {
	return Object.entries(given)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([language, { title, abstract }]) => {
			const origin = language === titleLanguage ? ('original' as const) : ('translation' as const);
			const was = before.texts.find((row) => row.language === language);
			const same = was?.title === title && was.abstract === abstract && was.origin === origin;
			return {
				language,
				title,
				abstract,
				origin,
				sourceRevision: same ? was.sourceRevision : before.revision + 1
			};
		});
}

/** What an input says in the very words of the entry; texts, organisations, its parent and instants are said otherwise. */
const saidAlike = [
	'kind',
	'type',
	'url',
	'urlLevel',
	'doi',
	'year',
	'authors',
	'partOfAs',
	'titleLanguage',
	'languages',
	'topics',
	'sdgs',
	'sdgTargets',
	'gcmObjectives',
	'countries',
	'regions',
	'audiences',
	'modality',
	'place',
	'duration',
	'costKind',
	'costNote',
	'certificate',
	'zone',
	'startsOn',
	'endsOn',
	'datePrecision',
	'source',
	'rights',
	'flags',
	'note',
	'illustrative',
	'featured'
] as const satisfies readonly (keyof EntryInput & keyof EntryFacts)[];

/** An entry as its form shows it: the inverse of `withInput`. */
export function inputFrom(
	entry: EntryFacts,
	slugs: { providers: string[]; partners: string[]; partOf: string | null }
): EntryInput {
	const local = (instant: Date | null) =>
		instant && entry.zone ? localOf(instant, entry.zone).slice(0, 16) : null;
	return {
		...only(entry, saidAlike),
		...slugs,
		startsAt: local(entry.startsAt),
		endsAt: local(entry.endsAt),
		texts: Object.fromEntries(
			entry.texts.map(({ language, title, abstract }) => [language, { title, abstract }])
		)
	};
}

function only<Thing, Name extends keyof Thing>(thing: Thing, names: readonly Name[]): Pick<Thing, Name> {
	return Object.fromEntries(names.map((name) => [name, thing[name]])) as Pick<Thing, Name>;
}

/** A run offered elsewhere; what is taught here tells its own (`putTaughtOfferings`). */
export function offeringFrom(id: OfferingId, input: OfferingInput, cancelledAt: Date | null): Offering {
	return { id, ...input, cancelledAt, taughtHere: null, illustrative: false };
}
