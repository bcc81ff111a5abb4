import { lt } from 'drizzle-orm';
import { transaction } from '#platform/index.server.ts';
import { discussionBan, moderationLine, postLetter, postReport } from './tables.server.ts';

/** Keeps the promises of README.md: what has served its purpose is erased. Runs every night. */
export async function tidyDiscussions(now: Date): Promise<void> {
	const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
	await transaction(async (tx) => {
		await tx.delete(postLetter).where(lt(postLetter.queuedAt, before(30)));
		await tx.delete(postReport).where(lt(postReport.settledAt, before(365)));
		await tx.delete(discussionBan).where(lt(discussionBan.until, before(365)));
		await tx.delete(moderationLine).where(lt(moderationLine.at, before(730)));
	});
}
