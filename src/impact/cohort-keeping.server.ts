import { and, eq, isNull, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import type { Cohort } from './cohort.ts';
import { impactCohort, impactSource } from './cohort-tables.server.ts';
import { usesOfCohort } from './cohort-uses.server.ts';
import { mayCount, mayWithCohort, type CohortAct } from './policy.ts';
import { askAudit } from './story-audit-asking.server.ts';
import { story } from './story-tables.server.ts';

export type CohortWords = Pick<Cohort, 'title' | 'startsOn' | 'endsOn'>;
export type NewCohort = CohortWords & Pick<Cohort, 'slug'>;

/** What was held elsewhere; in no public number until somebody shows it. Throws Forbidden, Refusal: required, slug_taken, ends_before_start. */
export async function createCohort(actor: Actor, { slug, ...words }: NewCohort): Promise<void> {
	if (!mayCount(actor)) throw new Forbidden('impact.count');
	refuseWords(words);
	if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(slug) || slug.length > 80)
		throw new Refusal('required', { field: 'slug' });
	await transaction(async (tx) => {
		const [made] = await tx
			.insert(impactCohort)
			.values({ id: newId<'Cohort'>(), kind: 'imported', subject: null, slug, ...words })
			.onConflictDoNothing()
			.returning({ id: impactCohort.id });
		if (!made) throw new Refusal('slug_taken', { field: 'slug' });
		await auditLine(tx, actor, 'add', 'cohort', made.id);
	});
}

function refuseWords({ title, startsOn, endsOn }: CohortWords): void {
	if (!Object.values(title).some((text) => text.trim() !== ''))
		throw new Refusal('required', { field: 'title' });
	if (endsOn === null) throw new Refusal('required', { field: 'endsOn' });
	if (startsOn !== null && endsOn < startsOn) throw new Refusal('ends_before_start', { field: 'endsOn' });
}

/** What one may not see, and what was deleted, is not found. */
export async function openCohort(actor: Actor, slug: string, reader: Reader = db): Promise<Cohort> {
	const [row] = await reader
		.select()
		.from(impactCohort)
		.where(and(eq(impactCohort.slug, slug), isNull(impactCohort.removedAt)));
	if (!row || !mayCount(actor)) throw new NotFound('cohort');
	return row;
}

/** Holds a cohort for who changes it. Throws NotFound, Refusal('cohort_of_hub'). */
async function holdCohort(tx: Writer, actor: Actor, act: CohortAct, slug: string): Promise<Cohort> {
	const { id } = await openCohort(actor, slug, tx);
	const [row] = await tx.select().from(impactCohort).where(eq(impactCohort.id, id)).for('update');
	if (!row || row.removedAt !== null) throw new NotFound('cohort');
	const lists = await tx.$count(
		impactSource,
		and(eq(impactSource.cohortId, id), sql`${impactSource.name} <> ''`)
	);
	if (!mayWithCohort(actor, act, { kind: row.kind, lists })) throw new Refusal('cohort_of_hub');
	return row;
}

/**
 * What it is called, when it was, and whether its people are invented: then somebody shows it anew. Throws NotFound, Refusal:
 * cohort_of_hub, required, ends_before_start.
 */
export async function correctCohort(
	actor: Actor,
	slug: string,
	{ illustrative, ...words }: CohortWords & { illustrative: boolean }
): Promise<void> {
	refuseWords(words);
	await transaction(async (tx) => {
		const held = await holdCohort(tx, actor, 'correct', slug);
		const shownAt = held.illustrative === illustrative ? held.shownAt : null;
		await tx
			.update(impactCohort)
			.set({ ...words, illustrative, shownAt })
			.where(eq(impactCohort.id, held.id));
		await auditLine(tx, actor, 'correct', 'cohort', held.id);
	});
}

/** Takes a list out; what the hub counts itself stays, and is public by itself again. Throws NotFound. */
export async function removeList(actor: Actor, slug: string, name: string, now: Date): Promise<void> {
	if (name === '') throw new NotFound('list');
	await transaction(async (tx) => {
		const held = await holdCohort(tx, actor, 'bring', slug);
		const gone = await tx
			.delete(impactSource)
			.where(and(eq(impactSource.cohortId, held.id), eq(impactSource.name, name)))
			.returning({ id: impactSource.id });
		if (gone.length === 0) throw new NotFound('list');
		const others = await tx.$count(
			impactSource,
			and(eq(impactSource.cohortId, held.id), sql`${impactSource.name} <> ''`)
		);
		await tx
			.update(impactCohort)
			.set({
				version: sql`${impactCohort.version} + 1`,
				shownAt: held.kind !== 'imported' && others === 0 ? now : null
			})
			.where(eq(impactCohort.id, held.id));
		await auditLine(tx, actor, 'remove_list', 'cohort', held.id);
	});
}

/**
 * Deletes what was held elsewhere with its lists. Drafts speak of it no more; a release stays as it is, and keeps what its
 * cohort was called. Throws NotFound, Refusal('cohort_of_hub').
 */
export async function deleteCohort(actor: Actor, slug: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await holdCohort(tx, actor, 'delete', slug);
		const isReleased = (await usesOfCohort(id, tx)).some(({ releases }) => releases.length > 0);
		await tx.delete(impactSource).where(eq(impactSource.cohortId, id));
		if (isReleased)
			await tx
				.update(impactCohort)
				.set({ removedAt: now, shownAt: null, version: sql`${impactCohort.version} + 1` })
				.where(eq(impactCohort.id, id));
		else await tx.delete(impactCohort).where(eq(impactCohort.id, id));
		const drafts = await tx
			.update(story)
			.set({
				cohorts: sql`array_remove(${story.cohorts}, ${id}::uuid)`,
				revision: sql`${story.revision} + 1`
			})
			.where(sql`${id}::uuid = any(${story.cohorts})`)
			.returning({ id: story.id, withdrawnAt: story.withdrawnAt });
		for (const draft of drafts) if (draft.withdrawnAt === null) await askAudit(tx, draft.id);
		await auditLine(tx, actor, 'delete', 'cohort', id);
	});
}

/** In the public numbers once it is over, by who has seen `version` of its numbers. Throws NotFound, Refusal: changed_meanwhile, cohort_of_hub. */
export async function showCohort(actor: Actor, slug: string, version: number, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const held = await holdCohort(tx, actor, 'show', slug);
		if (held.version !== version) throw new Refusal('changed_meanwhile');
		if (held.shownAt !== null) return;
		await tx.update(impactCohort).set({ shownAt: now }).where(eq(impactCohort.id, held.id));
		await auditLine(tx, actor, 'show', 'cohort', held.id);
	});
}

/** No longer in the public numbers. Throws NotFound, Refusal('cohort_of_hub'). */
export async function hideCohort(actor: Actor, slug: string): Promise<void> {
	await transaction(async (tx) => {
		const held = await holdCohort(tx, actor, 'show', slug);
		if (held.shownAt === null) return;
		await tx.update(impactCohort).set({ shownAt: null }).where(eq(impactCohort.id, held.id));
		await auditLine(tx, actor, 'hide', 'cohort', held.id);
	});
}
