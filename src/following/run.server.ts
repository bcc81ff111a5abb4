import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { dailyFollowers, discussionNews, markTold } from '#discussions/index.server.ts';
import { expertsFollowed } from '#network/index.server.ts';
import { newId } from '#platform/index.ts';
import { later, transaction, type Writer } from '#platform/index.server.ts';
import { newest } from '#search/index.server.ts';
import { newsOf, type Item, type Part } from './digest.ts';
import { expertOf, queryOf } from './following.ts';
import { isTold } from './lines.server.ts';
import { periodOf, throughOf, type DigestRhythm } from './rhythm.ts';
import { digest, digestRun, following } from './tables.server.ts';

/** So many people in one transaction, and so many letters in one job. */
export const batch = { people: 500, letters: 50 };
/** More than this is not news, but a new collection; the link leads to it. */
const mostFound = 100;

/** Begins the run of this day or week, unless another process has. */
export async function beginRun(rhythm: DigestRhythm, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const [run] = await tx
			.insert(digestRun)
			.values({
				...{ id: newId(), rhythm, period: periodOf(rhythm, now) },
				...{ through: throughOf(now), beganAt: now }
			})
			.onConflictDoNothing()
			.returning({ id: digestRun.id });
		if (run) await later(tx, 'following.gather', { runId: run.id });
	});
}

/**
 * Looks at the next people of a run: what is new for them is written together with the jobs that send it, and with how far
 * the run has come. Broken off before its commit, nothing of it happened; after it, the next job goes on behind them.
 */
export async function gather(runId: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const [run] = await tx.select().from(digestRun).where(eq(digestRun.id, runId)).for('update');
		if (!run || run.gatheredAt !== null) return;
		const people = await nextPeople(tx, run.rhythm, run.cursor);
		if (people.length === 0) {
			await tx.update(digestRun).set({ gatheredAt: now }).where(eq(digestRun.id, runId));
			await finishRun(tx, runId, now);
			return;
		}
		const parts = await newsFor(tx, people, run, now);
		const digests = people.flatMap((personId) => {
			const own = parts.get(personId) ?? [];
			return own.length > 0 ? [{ runId, personId, parts: own, state: 'queued' as const }] : [];
		});
		const written =
			digests.length === 0
				? []
				: await tx.insert(digest).values(digests).onConflictDoNothing().returning({ id: digest.personId });
		for (let i = 0; i < written.length; i += batch.letters)
			await later(tx, 'following.send', {
				runId,
				personIds: written.slice(i, i + batch.letters).map(({ id }) => id)
			});
		await tx
			.update(following)
			.set({ through: sql`greatest(${following.through}, ${run.through.toISOString()}::timestamptz)` })
			.where(and(eq(following.rhythm, run.rhythm), inArray(following.personId, people)));
		if (run.rhythm === 'daily') await markTold(tx, people, run.through);
		await tx
			.update(digestRun)
			.set({ cursor: people.at(-1) ?? run.cursor, lookedAt: run.lookedAt + people.length })
			.where(eq(digestRun.id, runId));
		await later(tx, 'following.gather', { runId });
	});
}

/** In the order of their ids, which no language's rules may change: `collate "C"`. */
async function nextPeople(tx: Writer, rhythm: DigestRhythm, after: string): Promise<string[]> {
	const id = sql<string>`${following.personId} collate "C"`;
	const [own, talking] = [
		await tx
			.selectDistinct({ id })
			.from(following)
			.where(and(eq(following.rhythm, rhythm), gt(id, after)))
			.orderBy(asc(id))
			.limit(batch.people),
		rhythm === 'daily' ? await dailyFollowers(after, batch.people, tx) : []
	];
	const people = [...new Set([...own.map((row) => row.id), ...talking])].sort((a, b) => (a < b ? -1 : 1));
	return people.slice(0, batch.people);
}

type Run = typeof digestRun.$inferSelect;

/** One search for each followed query, however many follow it. */
async function newsFor(tx: Writer, people: string[], run: Run, now: Date): Promise<Map<string, Part[]>> {
	const rows = await tx
		.select({ personId: following.personId, query: following.query, through: following.through })
		.from(following)
		.where(and(eq(following.rhythm, run.rhythm), inArray(following.personId, people)))
		.orderBy(asc(following.since), asc(following.id));
	const found = new Map<string, Item[]>();
	for (const query of new Set(rows.map((row) => row.query))) found.set(query, await itemsOf(query, run, now));
	const parts = new Map<string, Part[]>();
	const add = (personId: string, part: Part) => parts.set(personId, [...(parts.get(personId) ?? []), part]);
	for (const row of rows) {
		const news = newsOf(row, found.get(row.query) ?? [], run.through);
		if (news) add(row.personId, news);
	}
	if (run.rhythm === 'daily')
		for (const { personId, discussionId, posts } of await discussionNews(people, run.through, tx))
			add(personId, { discussionId, posts });
	return parts;
}

/** Kept for the run: its followers come in many batches. */
const kept = { runId: '', found: new Map<string, Item[]>() };

async function itemsOf(query: string, run: Run, now: Date): Promise<Item[]> {
	if (kept.runId !== run.id) Object.assign(kept, { runId: run.id, found: new Map() });
	const known = kept.found.get(query);
	if (known) return known;
	const items = await newsOfQuery(query, now);
	kept.found.set(query, items);
	return items;
}

async function newsOfQuery(query: string, now: Date): Promise<Item[]> {
	const code = expertOf(query);
	if (code === null) return (await newest(queryOf(query), mostFound)).filter(({ key }) => isTold(key));
	return [...(await expertsFollowed([code], now)).values()].map(({ id, newsAt }) => ({
		key: `expert:${id}`,
		newestAt: newsAt.getTime()
	}));
}

/**
 * A run is done when everybody was looked at and nothing waits to be sent. Its row is held, so that the last who looks and the
 * last who sends come one after the other, and the second sees what the first did.
 */
export async function finishRun(tx: Writer, runId: string, now: Date): Promise<void> {
	await tx.select({ id: digestRun.id }).from(digestRun).where(eq(digestRun.id, runId)).for('update');
	await tx
		.update(digestRun)
		.set({ finishedAt: now })
		.where(
			and(
				eq(digestRun.id, runId),
				sql`${digestRun.finishedAt} is null and ${digestRun.gatheredAt} is not null`,
				sql`not exists (select from ${digest} d where d.run_id = ${runId} and d.state = 'queued')`
			)
		);
}
