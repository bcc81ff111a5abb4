import { desc, eq } from 'drizzle-orm';
import { organisationsById, organisationsBySlug } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { put, remove } from '#search/index.server.ts';
import { fieldChanges } from './changes.ts';
import { entryKey, entryToDocument } from './document.server.ts';
import type { EntryFacts, EntryId } from './entry.ts';
import { lockFacts, lockFound } from './facts.server.ts';
import type { EntryInput } from './input.ts';
import type { Kind } from './kind.ts';
import { isLockedFor, may, type Act } from './policy.ts';
import type { Resolved } from './shaping.ts';
import type { EntryState } from './state.ts';
import { entry, entryChange } from './tables.server.ts';
import { taughtParts } from './taught-parts.server.ts';
import { recordChanges, updateEntry } from './writing.server.ts';

/** What a command leaves behind: where the entry is now and the revision the next change begins from. */
export type Written = { id: EntryId; slug: string; kind: Kind; state: EntryState; revision: number };

export type Changing = {
	actor: Actor;
	id: EntryId;
	/** The revision the actor saw. */
	revision: number;
	act: Act;
	/** How the history calls it, where it is not the act itself. */
	named?: string;
	reason?: string | null;
	now: Date;
};

/** Every change of one entry: hold it, ask the policy, refuse over a newer version, change, write, remember, index. */
export async function change(
	changing: Changing,
	work: (before: EntryFacts, tx: Writer) => EntryFacts | Promise<EntryFacts>
): Promise<Written> {
	return transaction(async (tx) => {
		const [before] = await lockFacts(tx, [changing.id]);
		if (!before) throw new NotFound('entry');
		await holdTo(tx, changing, before);
		return save(tx, changing, before, await work(before, tx));
	});
}

/** Throws NotFound, Forbidden, or Refusal('changed_meanwhile') with who changed it last, when, and the revision now. */
export async function holdTo(
	tx: Writer,
	{ actor, act, revision }: Pick<Changing, 'actor' | 'act' | 'revision'>,
	before: EntryFacts
): Promise<void> {
	if (!may(actor, 'see', before)) throw new NotFound('entry');
	if (!may(actor, act, before)) throw new Forbidden(`entry.${act}`);
	if (isLockedFor(act, before)) throw new Refusal('entry_held_here');
	if (before.revision === revision) return;
	const [last] = await tx
		.select({ at: entryChange.at, personId: entryChange.personId })
		.from(entryChange)
		.where(eq(entryChange.entryId, before.id))
		.orderBy(desc(entryChange.revision))
		.limit(1);
	throw new Refusal('changed_meanwhile', {
		revision: before.revision,
		personId: last?.personId ?? '',
		at: (last?.at ?? before.updatedAt).toISOString()
	});
}

/** Writes what changed with its trace and its place in the search; nothing, and no new revision, when nothing did. */
export async function save(
	tx: Writer,
	{ actor, act, named, reason, now }: Pick<Changing, 'actor' | 'act' | 'named' | 'reason' | 'now'>,
	before: EntryFacts,
	changed: EntryFacts
): Promise<Written> {
	const fields = fieldChanges(before, changed);
	if (Object.keys(fields).length === 0) return writtenOf(before);
	const after = { ...changed, revision: before.revision + 1, updatedAt: now };
	await updateEntry(tx, before, after);
	await recordChanges(tx, actor, [{ facts: after, act: named ?? act, fields, reason: reason ?? null }], now);
	if (before.state === 'published' || after.state === 'published') await index(tx, [after]);
	return writtenOf(after);
}

/** Puts what is published into the search and takes the rest out. */
export async function index(tx: Writer, entries: readonly EntryFacts[]): Promise<void> {
	const published = entries.filter((one) => one.state === 'published');
	const others = entries.filter((one) => one.state !== 'published');
	if (published.length > 0) {
		const ids = published.flatMap((one) => [...one.providers, ...one.partners]);
		const [organisations, taught] = await Promise.all([
			organisationsById(ids, tx),
			taughtParts(
				tx,
				published.map(({ id }) => id)
			)
		]);
		await put(
			tx,
			published.map((one) => entryToDocument(one, organisations, taught.get(one.id)))
		);
	}
	if (others.length > 0)
		await remove(
			tx,
			others.map((one) => entryKey(one.id))
		);
}

/** Puts entries into the search once more, as they are now; what is not published or not there any more is taken out. */
export async function putEntriesAgain(ids: readonly string[]): Promise<void> {
	const wanted = [...new Set(ids)] as EntryId[];
	if (wanted.length === 0) return;
	await transaction(async (tx) => {
		// Held: a change that comes meanwhile is put after this, not under it.
		const found = await lockFound(tx, wanted);
		await index(tx, found);
		const here = new Set(found.map(({ id }) => id));
		await remove(tx, wanted.filter((id) => !here.has(id)).map(entryKey));
	});
}

export function writtenOf({ id, slug, kind, state, revision }: EntryFacts): Written {
	return { id, slug, kind, state, revision };
}

/** The ids of what an input names. Throws Refusal with the slug that is unknown. */
export async function resolve(
	tx: Writer,
	input: Pick<EntryInput, 'providers' | 'partners' | 'partOf'>
): Promise<Resolved> {
	const bySlug = await organisationsBySlug([...input.providers, ...input.partners], tx);
	const idOf = (slug: string) => {
		const found = bySlug.get(slug);
		if (!found) throw new Refusal('unknown_organisation', { text: slug });
		return found.id as string;
	};
	const [parent] = input.partOf
		? await tx.select({ id: entry.id }).from(entry).where(eq(entry.slug, input.partOf))
		: [];
	if (input.partOf && !parent) throw new Refusal('unknown_part_of', { text: input.partOf });
	return {
		providers: input.providers.map(idOf),
		partners: input.partners.map(idOf),
		partOfId: parent?.id ?? null
	};
}
