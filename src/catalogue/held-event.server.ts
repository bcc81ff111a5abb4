import { eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import { db, type Reader, type Writer, publicUrl } from '#platform/index.server.ts';
import { targets } from '#vocabulary/index.ts';
import { index, save } from './change.server.ts';
import { fieldChanges } from './changes.ts';
import { dayIn } from './days.ts';
import type { EntryFacts, EntryId } from './entry.ts';
import { lockFacts } from './facts.server.ts';
import { blankEntry, withKeys } from './shaping.ts';
import { entry } from './tables.server.ts';
import { insertEntries, recordChanges } from './writing.server.ts';

/** What the catalogue is told of an event that this hub runs. */
export type HeldEvent = Pick<
	EntryFacts,
	| 'slug'
	| 'type'
	| 'languages'
	| 'zone'
	| 'startsOn'
	| 'endsOn'
	| 'modality'
	| 'place'
	| 'countries'
	| 'topics'
	| 'audiences'
	| 'sdgTargets'
	| 'gcmObjectives'
	| 'costKind'
	| 'illustrative'
	/** Organisation ids. */
	| 'providers'
	| 'partners'
> & {
	/** By language; the source among them. `isOutdated`: its source said something else since. */
	texts: { language: string; title: string; abstract: string | null; isOutdated: boolean }[];
	source: string;
	cancelled: boolean;
};

/**
 * The entry that is the page of an event run here says what the event says: made and published at once where there is
 * none, locked for the catalogue's desk. Returns its id. Throws Refusal event_slug_taken.
 */
export async function holdEvent(
	tx: Writer,
	actor: Actor,
	id: string | null,
	held: HeldEvent,
	now: Date
): Promise<EntryId> {
	if (id !== null) {
		const [before] = await lockFacts(tx, [id as EntryId]);
		if (before)
			await save(tx, { actor, act: 'edit', named: 'held_here', now }, before, entryFrom(before, held, now));
		return id as EntryId;
	}
	if (await isSlugTaken(held.slug, tx))
		throw new Refusal('event_slug_taken', { field: 'slug', text: held.slug });
	const blank = blankEntry(
		newId<'Entry'>(),
		held.slug,
		'stated-by-provider',
		actor.kind === 'person' ? actor.id : null,
		now
	);
	const made: EntryFacts = {
		...entryFrom({ ...blank, kind: 'event', heldHere: true }, held, now),
		state: 'published',
		revision: 1,
		publishedAt: now
	};
	await insertEntries(tx, [made]);
	const fields = fieldChanges(blank, made);
	await recordChanges(tx, actor, [{ facts: made, act: 'add', fields, reason: null }], now);
	await index(tx, [made]);
	return made.id;
}

/** Whether an address is an entry's already. */
export async function isSlugTaken(slug: string, reader: Reader = db): Promise<boolean> {
	const [row] = await reader.select({ id: entry.id }).from(entry).where(eq(entry.slug, slug));
	return row !== undefined;
}

function entryFrom(before: EntryFacts, held: HeldEvent, now: Date): EntryFacts {
	const { texts, source, cancelled, ...said } = held;
	const goals = targets.filter(({ id }) => held.sdgTargets.includes(id)).map(({ goal }) => goal);
	return withKeys({
		...before,
		...said,
		url: `${publicUrl()}/${source}/events/${held.slug}`,
		titleLanguage: source,
		confirmedOn: dayIn('UTC', now),
		datePrecision: 'day',
		sdgs: [...new Set(goals)].sort((a, b) => a - b),
		cancelledAt: cancelled ? (before.cancelledAt ?? now) : null,
		texts: textsFrom(before, texts, source)
	});
}

/** A source that says something else is of the coming revision; its renderings show as out of date until they follow. */
function textsFrom(before: EntryFacts, texts: HeldEvent['texts'], source: string): EntryFacts['texts'] {
	const was = new Map(before.texts.map((row) => [row.language, row]));
	const revisionOf = (text: HeldEvent['texts'][number]) => {
		const old = was.get(text.language);
		const same = old?.title === text.title && old.abstract === text.abstract;
		return same ? old.sourceRevision : before.revision + 1;
	};
	const original = texts.find(({ language }) => language === source);
	const current = original ? revisionOf(original) : before.revision + 1;
	return [...texts]
		.sort((a, b) => (a.language < b.language ? -1 : 1))
		.map((text) => ({
			language: text.language,
			title: text.title,
			abstract: text.abstract,
			origin: text.language === source ? ('original' as const) : ('translation' as const),
			sourceRevision: text.isOutdated ? Math.max(0, current - 1) : current
		}));
}
