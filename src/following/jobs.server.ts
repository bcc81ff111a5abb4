import { lt } from 'drizzle-orm';
import { transaction } from '#platform/index.server.ts';
import { beginRun, gather } from './run.server.ts';
import { sendDigests } from './send.server.ts';
import { digestRun } from './tables.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'following.daily': Record<string, never>;
		'following.weekly': Record<string, never>;
		'following.gather': { runId: string };
		'following.send': { runId: string; personIds: string[] };
		'following.tidy': Record<string, never>;
	}
}

export const followingJobs = {
	'following.daily': () => beginRun('daily', new Date()),
	'following.weekly': () => beginRun('weekly', new Date()),
	'following.gather': ({ runId }: { runId: string }) => gather(runId, new Date()),
	'following.send': ({ runId, personIds }: { runId: string; personIds: string[] }) =>
		sendDigests(runId, personIds, new Date()),
	'following.tidy': () => tidyFollowing(new Date())
};

/** What was told to whom has served its purpose after thirty days. */
export async function tidyFollowing(now: Date): Promise<void> {
	const before = new Date(now.getTime() - 30 * 86_400_000);
	await transaction((tx) => tx.delete(digestRun).where(lt(digestRun.beganAt, before)));
}
