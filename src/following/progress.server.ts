import { count, desc, eq, sql } from 'drizzle-orm';
import { isAdministrator, type Actor } from '#people/index.ts';
import { Forbidden } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import type { DigestRhythm } from './rhythm.ts';
import { digest, digestRun } from './tables.server.ts';

export type RunProgress = {
	rhythm: DigestRhythm;
	period: string;
	beganAt: Date;
	finishedAt: Date | null;
	/** People looked at; of those with news, how many letters wait, were sent, or were refused. */
	lookedAt: number;
	withNews: number;
	sent: number;
	refused: number;
};

/** The last runs, the newest first; for administrators. */
export async function listRuns(actor: Actor, most = 20): Promise<RunProgress[]> {
	if (!isAdministrator(actor)) throw new Forbidden('digests');
	const of = (state: string) => sql<number>`(count(*) filter (where ${digest.state} = ${state}))::int`;
	return db
		.select({
			rhythm: digestRun.rhythm,
			period: digestRun.period,
			beganAt: digestRun.beganAt,
			finishedAt: digestRun.finishedAt,
			lookedAt: digestRun.lookedAt,
			withNews: count(digest.personId),
			sent: of('sent'),
			refused: of('refused')
		})
		.from(digestRun)
		.leftJoin(digest, eq(digest.runId, digestRun.id))
		.groupBy(digestRun.id)
		.orderBy(desc(digestRun.beganAt))
		.limit(most);
}
