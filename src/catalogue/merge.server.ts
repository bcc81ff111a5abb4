import { sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { holdTo, resolve, save, type Written } from './change.server.ts';
import type { EntryId } from './entry.ts';
import { lockFacts } from './facts.server.ts';
import type { EntryInput } from './input.ts';
import { chosenEntry, mergedEntry } from './merging.ts';
import { moved } from './moving.ts';
import { movePartsTo, pointMergedTo } from './writing.server.ts';

export type Merge = {
	keep: { id: EntryId; revision: number };
	duplicate: { id: EntryId; revision: number };
	/** What the entry that stays says from now on, as somebody chose it; without it, what both knew together. */
	chosen?: EntryInput;
};

/**
 * Two entries become one: what only the duplicate knew goes into `keep`, unless it was `chosen` otherwise; the duplicate
 * is retired and its address leads there, with those that led to it. Parts and counted departures go along. Throws Refusal
 * (see `refusalToMerge`).
 */
export async function mergeEntries(
	actor: Actor,
	{ keep, duplicate, chosen }: Merge,
	now = new Date()
): Promise<Written> {
	return transaction(async (tx) => {
		const [kept, double] = await lockFacts(tx, [keep.id, duplicate.id]);
		if (!kept || !double) throw new NotFound('entry');
		await holdTo(tx, { actor, act: 'merge', revision: keep.revision }, kept);
		await holdTo(tx, { actor, act: 'merge', revision: duplicate.revision }, double);
		const united = mergedEntry(kept, double);
		const merged = chosen
			? chosenEntry(united, chosen, await resolve(tx, { ...chosen, partOf: null }))
			: united;
		await save(tx, { actor, act: 'merge', named: 'merged_away', now }, double, {
			...moved(double, 'merge', now),
			mergedIntoId: kept.id,
			partOfId: null,
			partOfAs: null,
			offerings: []
		});
		await pointMergedTo(tx, double.id, kept.id);
		await movePartsTo(tx, double.id, kept.id);
		await tx.execute(
			sql`insert into departure (entry_id, day, count) select ${kept.id}::uuid, day, count from departure where entry_id = ${double.id}::uuid
				on conflict (entry_id, day) do update set count = departure.count + excluded.count`
		);
		await tx.execute(sql`delete from departure where entry_id = ${double.id}::uuid`);
		return save(tx, { actor, act: 'merge', now, reason: double.slug }, kept, merged);
	});
}
