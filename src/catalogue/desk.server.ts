import { desc, eq, sql } from 'drizzle-orm';
import { organisationsById } from '#network/index.server.ts';
import { contributesTo, type Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { deskEntries, type DeskEntry } from './desk-entry.server.ts';
import type { FieldChanges } from './changes.ts';
import type { EntryFacts, EntryId, EntrySummary } from './entry.ts';
import { loadFacts } from './facts.server.ts';
import type { EntryInput } from './input.ts';
import type { Kind } from './kind.ts';
import { acts, isLockedFor, may, mayEverything, type Act } from './policy.ts';
import { inputFrom } from './shaping.ts';
import { moves, refusalToMove, refusalToRestore, type Move } from './state.ts';
import { summariesWhere } from './summary.server.ts';
import { entry, entryChange } from './tables.server.ts';
import { providedBy, visibleTo } from './visible.server.ts';

/** What a contributor's organisations provide, or what an editor added, last changed first; at most a hundred. */
export async function listMine(actor: Actor, language: string, now = new Date()): Promise<DeskEntry[]> {
	if (actor.kind !== 'person') return [];
	const added = mayEverything(actor) ? sql`entry.created_by = ${actor.id}` : sql`false`;
	return deskEntries(sql`(${providedBy(contributesTo(actor))} or ${added})`, language, now, {
		order: [sql`entry.updated_at desc, entry.id desc`],
		limit: 100
	});
}

export type ForEdit = Pick<
	EntryFacts,
	| 'id'
	| 'slug'
	| 'state'
	| 'revision'
	| 'offerings'
	| 'evidence'
	| 'confirmedOn'
	| 'cancelledAt'
	| 'inReviewSince'
	| 'publishedAt'
	| 'retiredReason'
	| 'updatedAt'
	| 'heldHere'
	| 'texts'
> & {
	/** The form's values; `correctEntry` takes them back. */
	input: EntryInput;
	/** What this actor may do now, by policy and by state. */
	allowed: Act[];
};

/** An entry to work on. At the desk one finds what one works on: anything else is NotFound, public or not. */
export async function findForEdit(actor: Actor, id: EntryId): Promise<ForEdit> {
	const facts = await workedOn(actor, id);
	const allowed = acts.filter((act) => may(actor, act, facts) && refusalToAct(facts, act) === null);
	const [organisations, parents] = await Promise.all([
		organisationsById([...facts.providers, ...facts.partners]),
		facts.partOfId ? db.select({ slug: entry.slug }).from(entry).where(eq(entry.id, facts.partOfId)) : []
	]);
	const slugs = (ids: string[]) => ids.flatMap((one) => organisations.get(one)?.slug ?? []);
	const input = inputFrom(facts, {
		providers: slugs(facts.providers),
		partners: slugs(facts.partners),
		partOf: parents[0]?.slug ?? null
	});
	return { ...facts, input, allowed };
}

async function workedOn(actor: Actor, id: EntryId): Promise<EntryFacts> {
	const [facts] = await loadFacts(eq(entry.id, id));
	if (!facts || !may(actor, 'history', facts)) throw new NotFound('entry');
	return facts;
}

function refusalToAct(facts: EntryFacts, act: Act): string | null {
	if (isLockedFor(act, facts)) return 'entry_held_here';
	if (act === 'restore') return refusalToRestore(facts);
	return moves.includes(act as Move) ? refusalToMove(facts, act as Move) : null;
}

export type HistoryLine = {
	revision: number;
	at: Date;
	/** Null for the hub itself (import, demonstration) and for people whose account is gone. */
	personId: string | null;
	act: string;
	fields: FieldChanges;
	reason: string | null;
};

/** Who changed what, last first: for those who work on the entry. Throws NotFound. */
export async function history(actor: Actor, id: EntryId): Promise<HistoryLine[]> {
	await workedOn(actor, id);
	return db
		.select({
			revision: entryChange.revision,
			at: entryChange.at,
			personId: entryChange.personId,
			act: entryChange.act,
			fields: entryChange.fields,
			reason: entryChange.reason
		})
		.from(entryChange)
		.where(eq(entryChange.entryId, id))
		.orderBy(desc(entryChange.revision), desc(entryChange.at));
}

/** What an organisation provides that the actor may see, published first, then by kind and newest. */
export async function entriesOf(
	actor: Actor,
	organisationId: string,
	language: string,
	{ kind = null, limit = 100, now = new Date() }: { kind?: Kind | null; limit?: number; now?: Date } = {}
): Promise<EntrySummary[]> {
	const ofKind = kind ? sql`entry.kind = ${kind}` : sql`true`;
	return summariesWhere(
		sql`${providedBy([organisationId])} and ${visibleTo(actor)} and entry.state <> 'retired' and ${ofKind}`,
		language,
		now,
		{
			order: [
				sql`entry.state = 'published' desc, entry.kind, coalesce(entry.starts_on, make_date(coalesce(entry.year, 1500), 1, 1)) desc, entry.id`
			],
			limit
		}
	);
}

/** Published entries without a title in `language`, or with one older than its original; the newest first. */
export async function translationsMissing(
	actor: Actor,
	language: string,
	{ limit = 50, now = new Date() }: { limit?: number; now?: Date } = {}
): Promise<{ total: number; entries: DeskEntry[] }> {
	const lacking = sql`entry.state = 'published' and not exists (
		select from entry_text t where t.entry_id = entry.id and t.language = ${language} and t.source_revision >= (
			select max(o.source_revision) from entry_text o where o.entry_id = entry.id and o.origin = 'original'))`;
	const mine = mayEverything(actor) ? lacking : sql`${lacking} and ${providedBy(contributesTo(actor))}`;
	const [{ rows }, entries] = await Promise.all([
		db.execute<{ total: number }>(sql`select count(*)::int as total from entry where ${mine}`),
		deskEntries(mine, language, now, { order: [sql`entry.published_at desc, entry.id desc`], limit })
	]);
	return { total: rows[0]?.total ?? 0, entries };
}
