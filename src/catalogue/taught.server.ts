import { eq, inArray } from 'drizzle-orm';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { isLanguage } from '#vocabulary/index.ts';
import { index, save } from './change.server.ts';
import type { EntryFacts, EntryId } from './entry.ts';
import { lockFound } from './facts.server.ts';
import type { Offering, TaughtContent, TaughtOffering } from './offering.ts';
import { withKeys } from './shaping.ts';
import { putTaughtParts } from './taught-parts.server.ts';
import { entry, offering } from './tables.server.ts';

const nothing: TaughtContent = { texts: {}, parts: {} };

/**
 * The runs of a course that are taught in this hub, all of them: what was told before and is not among them is gone, also
 * from another entry that was the course's page before. They are found, listed, fed and put in the calendar like any
 * other run. What they teach is found, too, and names the entry in the languages in which it has no name yet. False where
 * there is no such course; a duplicate's slug means the entry that it was merged into.
 */
export async function putTaughtOfferings(
	tx: Writer,
	entrySlug: string,
	runs: readonly TaughtOffering[],
	now: Date,
	content: TaughtContent = nothing
): Promise<boolean> {
	const id = await pageOfCourse(tx, entrySlug);
	if (id === null) return false;
	const slugs = runs.map(({ taughtHere }) => taughtHere);
	const held = await lockFound(tx, [id, ...(await placesOf(tx, slugs))]);
	const changing = { actor: system('training'), act: 'edit', named: 'taught_here', now } as const;
	for (const before of held) {
		const elsewhere = before.offerings.filter((run) => run.taughtHere === null);
		const told = runs.map((run) => offeringIn(before, run, now));
		const others = before.offerings.filter(
			(run) => run.taughtHere !== null && !slugs.includes(run.taughtHere)
		);
		const after =
			before.id === id
				? namedIn(content.texts, { ...before, offerings: [...elsewhere, ...told] })
				: { ...before, offerings: [...elsewhere, ...others] };
		await save(tx, changing, before, after);
	}
	if (await putTaughtParts(tx, id, content.parts)) await index(tx, await lockFound(tx, [id]));
	return true;
}

/** What is said of it already stays: it is the provider's, or was written at the desk. */
function namedIn(texts: TaughtContent['texts'], before: EntryFacts): EntryFacts {
	const named = new Set(before.texts.map(({ language }) => language));
	const added = Object.entries(texts)
		.filter(([language]) => isLanguage(language) && !named.has(language))
		.map(([language, text]) => ({
			...text,
			language,
			origin: 'translation' as const,
			sourceRevision: before.revision + 1
		}));
	if (added.length === 0) return before;
	const all = [...before.texts, ...added].sort((a, b) => (a.language < b.language ? -1 : 1));
	return withKeys({ ...before, texts: all });
}

/** The entry of a course by its slug, or the one it was merged into; null where there is none. */
export async function pageOfCourse(tx: Writer, entrySlug: string): Promise<EntryId | null> {
	const [found] = await tx
		.select({ id: entry.id, mergedIntoId: entry.mergedIntoId, kind: entry.kind })
		.from(entry)
		.where(eq(entry.slug, entrySlug));
	return found?.kind === 'course' ? (found.mergedIntoId ?? found.id) : null;
}

/** The entries that these editions are told of now. */
async function placesOf(tx: Writer, slugs: readonly string[]): Promise<EntryId[]> {
	if (slugs.length === 0) return [];
	const rows = await tx
		.selectDistinct({ id: offering.entryId })
		.from(offering)
		.where(inArray(offering.taughtHere, [...slugs]));
	return rows.map(({ id }) => id);
}

/** As a row of the table, in its order: the same run keeps its id, and the day it was called off. */
function offeringIn(before: EntryFacts, run: TaughtOffering, now: Date): Offering {
	const known = before.offerings.find(({ taughtHere }) => taughtHere === run.taughtHere);
	return {
		id: known?.id ?? newId<'Offering'>(),
		ongoing: run.ongoing,
		startsOn: run.startsOn,
		endsOn: run.endsOn,
		datePrecision: run.datePrecision,
		registrationClosesOn: run.registrationClosesOn,
		zone: run.zone,
		modality: run.modality,
		// What is taught here is in no place and costs nothing.
		place: null,
		country: null,
		languages: run.languages,
		costKind: 'free',
		costNote: null,
		certificate: run.certificate,
		url: null,
		cancelledAt: run.cancelled ? (known?.cancelledAt ?? now) : null,
		taughtHere: run.taughtHere,
		illustrative: run.illustrative
	};
}
