import { asc, eq, isNull, sql } from 'drizzle-orm';
import { daysAfter } from '#catalogue/index.ts';
import { begunEvents, eventCells } from '#events/index.server.ts';
import { newId, NotFound } from '#platform/index.ts';
import { db, log, transaction } from '#platform/index.server.ts';
import { wavesAbout } from '#surveys/index.server.ts';
import { begunEditions, editionCells } from '#training/index.server.ts';
import type { Cohort } from './cohort.ts';
import { impactCohort, impactSource } from './cohort-tables.server.ts';
import type { Scope } from './fact.ts';
import type { Cell } from './group.ts';
import { putSource } from './source.server.ts';

/** So long after its end a cohort is counted again: certificates come late. Then it stays as it is, whatever is erased. */
const settledAfterDays = 180;

type Held = Pick<Cohort, 'slug' | 'title' | 'startsOn' | 'endsOn' | 'illustrative'> & { subject: string };

/** Counts who took part in what has begun here. Each cohort by itself: where one cannot be counted the others are. */
export async function countCohorts(now: Date): Promise<{ changed: number }> {
	const today = now.toISOString().slice(0, 10);
	const [editions, events] = [await begunEditions(today), await begunEvents(today)];
	const held: { of: Held; cells: () => Promise<Cell[]> }[] = [
		...editions.map(({ id, ...of }) => ({
			of: { ...of, subject: `edition:${id}` },
			cells: () => editionCells(id)
		})),
		...events.map(({ id, ...of }) => ({ of: { ...of, subject: `event:${id}` }, cells: () => eventCells(id) }))
	];
	let changed = 0;
	for (const { of, cells } of held) {
		const isSettled = of.endsOn !== null && daysAfter(of.endsOn, settledAfterDays) < today;
		if (isSettled && (await isCounted(of.subject))) continue;
		try {
			if (await count(of, await cells(), now)) changed++;
		} catch (error) {
			log.error({ err: error, subject: of.subject }, 'a cohort could not be counted');
		}
	}
	return { changed };
}

async function isCounted(subject: string): Promise<boolean> {
	const [row] = await db
		.select({ id: impactSource.id })
		.from(impactSource)
		.innerJoin(impactCohort, eq(impactCohort.id, impactSource.cohortId))
		.where(sql`${impactCohort.subject} = ${subject} and ${impactSource.name} = ''`);
	return row !== undefined;
}

async function count(of: Held, cells: readonly Cell[], now: Date): Promise<boolean> {
	return transaction(async (tx) => {
		const kind = of.subject.startsWith('event:') ? 'event' : 'edition';
		const [taken] = await tx
			.select({ subject: impactCohort.subject })
			.from(impactCohort)
			.where(eq(impactCohort.slug, of.slug));
		// An edition and an event may have the same address: each in its own place.
		const slug = taken && taken.subject !== of.subject ? `${of.slug.slice(0, 72)}-${kind}` : of.slug;
		const { title, startsOn, endsOn, illustrative } = of;
		const [row] = await tx
			.insert(impactCohort)
			.values({ id: newId<'Cohort'>(), ...{ ...of, slug, kind }, shownAt: now })
			.onConflictDoUpdate({
				target: impactCohort.subject,
				set: { title, startsOn, endsOn, illustrative }
			})
			.returning({ id: impactCohort.id });
		if (!row) throw new NotFound('cohort');
		return (await putSource(tx, row.id, { name: '', cells, by: null, now })) !== 'unchanged';
	});
}

export type ListedCohort = Cohort & {
	people: number;
	sources: { name: string; people: number; takenAt: Date }[];
};

/** All cohorts, the newest first, with where their numbers come from. For who may count. */
export async function listCohorts(): Promise<ListedCohort[]> {
	const [cohorts, sources] = await Promise.all([
		db
			.select()
			.from(impactCohort)
			.where(isNull(impactCohort.removedAt))
			.orderBy(sql`${impactCohort.startsOn} desc nulls last`, asc(impactCohort.slug)),
		db.select().from(impactSource).orderBy(asc(impactSource.name))
	]);
	const of = Map.groupBy(sources, ({ cohortId }) => cohortId);
	return cohorts.map((cohort) => {
		const own = (of.get(cohort.id) ?? []).map(({ name, people, takenAt }) => ({ name, people, takenAt }));
		return { ...cohort, sources: own, people: own.reduce((sum, { people }) => sum + people, 0) };
	});
}

/** `leftOut`: invented cohorts that are over and not counted, since there are real ones. */
export type PublicScope = { scope: Scope; cohorts: Cohort[]; illustrative: boolean; leftOut: number };

/**
 * All that is shown and over, and the waves about it that are closed: what is told of it in public does not change with every person
 * who comes or answers. Demonstrations count only where there is nothing else, and are called so.
 */
export async function publicScope(now: Date): Promise<PublicScope> {
	const today = now.toISOString().slice(0, 10);
	const over = await db
		.select()
		.from(impactCohort)
		.where(
			sql`${impactCohort.shownAt} is not null and coalesce(${impactCohort.endsOn}, ${impactCohort.startsOn}) < ${today}`
		)
		.orderBy(sql`${impactCohort.startsOn} desc nulls last`, asc(impactCohort.slug));
	const real = over.filter(({ illustrative }) => !illustrative);
	const illustrative = real.length === 0 && over.length > 0;
	const cohorts = illustrative ? over : real;
	const waves = await wavesAbout(
		cohorts.map(({ subject, slug }) => subject ?? `cohort:${slug}`),
		{ illustrative }
	);
	return {
		...{ cohorts, illustrative, leftOut: over.length - cohorts.length },
		scope: {
			cohorts: cohorts.map(({ id }) => id),
			waves: waves.map(({ id }) => id)
		}
	};
}
