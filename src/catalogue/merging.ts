import { newId, Refusal } from '#platform/index.ts';
import type { EntryFacts } from './entry.ts';
import type { EntryInput } from './input.ts';
import type { Offering } from './offering.ts';
import { withInput, withKeys, type Resolved } from './shaping.ts';

/** Why two entries cannot become one; null when they can. */
export function refusalToMerge(keep: EntryFacts, duplicate: EntryFacts): string | null {
	if (keep.id === duplicate.id) return 'merge_with_itself';
	if (keep.kind !== duplicate.kind) return 'merge_of_kinds';
	if (keep.state === 'retired' || duplicate.state === 'retired') return 'already_retired';
	// Its public address would lead to a page that is not public.
	if (duplicate.state === 'published' && keep.state !== 'published') return 'merge_into_unpublished';
	return null;
}

const filled = [
	'doi',
	'year',
	'modality',
	'place',
	'duration',
	'certificate',
	'source',
	'rights',
	'note'
] as const;
const united = [
	'languages',
	'topics',
	'sdgTargets',
	'gcmObjectives',
	'sdgs',
	'countries',
	'regions',
	'audiences'
] as const;

/** `keep` with what only the duplicate knew: empty fields filled in, lists united, missing texts and runs added. */
export function mergedEntry(keep: EntryFacts, duplicate: EntryFacts): EntryFacts {
	const refusal = refusalToMerge(keep, duplicate);
	if (refusal) throw new Refusal(refusal);
	const providers = union(keep.providers, duplicate.providers);
	const better = keep.urlLevel === 'landing' && duplicate.urlLevel === 'item';
	return withKeys({
		...keep,
		...Object.fromEntries(filled.map((name) => [name, keep[name] ?? duplicate[name]])),
		...Object.fromEntries(united.map((name) => [name, union<string | number>(keep[name], duplicate[name])])),
		...(better && { url: duplicate.url, urlLevel: duplicate.urlLevel }),
		...(keep.costKind === null && { costKind: duplicate.costKind, costNote: duplicate.costNote }),
		...(keep.startsOn === null && keep.startsAt === null && datesOf(duplicate, keep)),
		...(keep.partOfId === duplicate.id && { partOfId: null, partOfAs: null }),
		authors: keep.authors.length > 0 ? keep.authors : duplicate.authors,
		providers,
		partners: union(keep.partners, duplicate.partners).filter((id) => !providers.includes(id)),
		texts: textsOf(keep, duplicate),
		offerings: [
			...keep.offerings,
			...duplicate.offerings.filter((run) => !keep.offerings.some((own) => sameRun(own, run)))
		].map((run) => (keep.offerings.includes(run) ? run : { ...run, id: newId<'Offering'>() }))
	});
}

/** The united entry as somebody chose it field by field. What it is a part of, and its runs, are not chosen. */
export function chosenEntry(united: EntryFacts, chosen: EntryInput, resolved: Resolved): EntryFacts {
	if (chosen.kind !== united.kind) throw new Refusal('merge_of_kinds');
	const { partOfId, partOfAs, offerings } = united;
	return { ...withInput(united, chosen, resolved), partOfId, partOfAs, offerings };
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
	return [...new Set([...a, ...b])];
}

function datesOf(duplicate: EntryFacts, keep: EntryFacts): Partial<EntryFacts> {
	const { startsOn, endsOn, startsAt, endsAt, datePrecision } = duplicate;
	return { startsOn, endsOn, startsAt, endsAt, datePrecision, zone: keep.zone ?? duplicate.zone };
}

/** Texts of languages that `keep` has none of; and an abstract where it has only a title. */
function textsOf(keep: EntryFacts, duplicate: EntryFacts): EntryFacts['texts'] {
	const sourceRevision = keep.revision + 1;
	const own = keep.texts.map((row) => {
		const abstract = duplicate.texts.find(({ language }) => language === row.language)?.abstract ?? null;
		return row.abstract === null && abstract !== null ? { ...row, abstract, sourceRevision } : row;
	});
	const added = duplicate.texts
		.filter((row) => !keep.texts.some(({ language }) => language === row.language))
		.map((row) => ({ ...row, origin: 'translation' as const, sourceRevision }));
	return [...own, ...added].sort((a, b) => (a.language < b.language ? -1 : 1));
}

function sameRun(a: Offering, b: Offering): boolean {
	return (
		a.taughtHere === b.taughtHere &&
		a.startsOn === b.startsOn &&
		a.endsOn === b.endsOn &&
		a.ongoing === b.ongoing &&
		(a.place ?? b.place) === (b.place ?? a.place)
	);
}
