import { and, desc, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { faultText, newId } from '#platform/index.ts';
import { db, log, transaction } from '#platform/index.server.ts';
import { Contradiction } from './bounds.server.ts';
import { auditOfTold, toldByStory, type ToldByStory } from './story-audit.server.ts';
import { askAudit } from './story-audit-asking.server.ts';
import { storyAuditRow, type AuditFailure } from './story-audit-tables.server.ts';
import type { StoryAudit } from './story-disclosure.ts';
import { releasableStory, type StoryNow } from './story-freezing.server.ts';
import { story } from './story-tables.server.ts';
import { holdStory, type Story } from './story.server.ts';
import type { StoryId } from './story.ts';

export const auditJobs = {
	'impact.auditStory': ({ storyId, along }: { storyId: StoryId; along?: readonly string[] }) =>
		auditStory(storyId, new Date(), along)
};

/** How many verdicts of a story are kept: who goes back to a text of before finds its verdict there. */
const mostKept = 5;
const betweenSteps = 300;

/** Has a story looked at by hand. Throws NotFound, Refusal('story_withdrawn'). */
export async function lookAtStory(actor: Actor, slug: string, along: readonly string[] = []): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await holdStory(tx, actor, slug);
		await askAudit(tx, id, along);
		await auditLine(tx, actor, 'ask_audit', 'story', id);
	});
}

/**
 * none: nobody asked; open: `done` of `of` small groups are looked at (0 of 0: it has not begun); done: the verdict on
 * exactly what would be released now.
 */
export type AuditState =
	| { state: 'none' }
	| { state: 'open'; done: number; of: number }
	| { state: 'failed'; because: AuditFailure }
	| { state: 'done'; audit: StoryAudit };

/** How far the audit is of what a story would tell (`content`: what would be released). */
export async function auditStateOf(id: StoryId, content: StoryNow, now: Date): Promise<AuditState> {
	const { hash } = await toldByStory(id, content, now);
	const rows = await db
		.select()
		.from(storyAuditRow)
		.where(and(eq(storyAuditRow.storyId, id), or(eq(storyAuditRow.hash, hash), isNull(storyAuditRow.hash))));
	const own = rows.find((row) => row.hash === hash);
	if (own?.found) return { state: 'done', audit: own.found };
	if (own && own.endedAt === null) return { state: 'open', done: own.done, of: own.total };
	if (rows.some((row) => row.hash === null)) return { state: 'open', done: 0, of: 0 };
	return own?.failed ? { state: 'failed', because: own.failed } : { state: 'none' };
}

/**
 * The job: looks at a story as it would be released, with `along` and then without. What was looked at already is not looked at again, what was stopped in the middle
 * is begun again, and what nobody will ask about any more is given up.
 */
export async function auditStory(storyId: StoryId, now: Date, along: readonly string[] = []): Promise<void> {
	const [found] = await db.select().from(story).where(eq(story.id, storyId));
	if (!found) return;
	if (along.length > 0) await auditReleasable(found, along, now);
	await auditReleasable(found, [], now);
}

async function auditReleasable(found: Story, along: readonly string[], now: Date): Promise<void> {
	const storyId = found.id;
	const told = await toldByStory(storyId, await releasableStory(found, along, now), now);
	const id = await beginAudit(storyId, told.hash);
	if (id === null) return;
	try {
		const audit = await auditOfTold(told, stepsOf(id));
		await endAudit(id, storyId, { found: audit });
	} catch (error) {
		if (error instanceof GivenUp) return;
		const failed = error instanceof Contradiction ? 'contradictory' : 'unexpected';
		log.error({ error: faultText(error) }, 'a story could not be audited');
		await endAudit(id, storyId, { failed });
	}
}

/** Null: it is known already. */
async function beginAudit(storyId: StoryId, hash: ToldByStory['hash']): Promise<string | null> {
	return transaction(async (tx) => {
		await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for('update');
		const own = and(eq(storyAuditRow.storyId, storyId), eq(storyAuditRow.hash, hash));
		await tx
			.delete(storyAuditRow)
			.where(
				and(
					eq(storyAuditRow.storyId, storyId),
					isNull(storyAuditRow.endedAt),
					or(isNull(storyAuditRow.hash), ne(storyAuditRow.hash, hash))
				)
			);
		const [known] = await tx
			.select({ id: storyAuditRow.id })
			.from(storyAuditRow)
			.where(and(own, isNotNull(storyAuditRow.found)));
		if (known) return null;
		await tx.delete(storyAuditRow).where(own);
		const id = newId() as string;
		await tx.insert(storyAuditRow).values({ id, storyId, hash });
		return id;
	});
}

/** Somebody asked about another text meanwhile, or the same was begun again. */
class GivenUp extends Error {}

/** Writes how far it is, a few times a second at most. */
function stepsOf(id: string): (at: { done: number; of: number }) => Promise<void> {
	let last = -Infinity;
	return async ({ done, of }) => {
		if (performance.now() - last < betweenSteps) return;
		last = performance.now();
		await transaction(async (tx) => {
			const written = await tx
				.update(storyAuditRow)
				.set({ done, total: of })
				.where(eq(storyAuditRow.id, id))
				.returning({ id: storyAuditRow.id });
			if (written.length === 0) throw new GivenUp();
		});
	};
}

async function endAudit(
	id: string,
	storyId: StoryId,
	end: { found: StoryAudit } | { failed: AuditFailure }
): Promise<void> {
	await transaction(async (tx) => {
		await tx
			.update(storyAuditRow)
			.set({ ...end, done: sql`${storyAuditRow.total}`, endedAt: sql`now()` })
			.where(eq(storyAuditRow.id, id));
		const kept = tx
			.select({ id: storyAuditRow.id })
			.from(storyAuditRow)
			.where(and(eq(storyAuditRow.storyId, storyId), isNotNull(storyAuditRow.endedAt)))
			.orderBy(desc(storyAuditRow.endedAt))
			.limit(mostKept);
		await tx
			.delete(storyAuditRow)
			.where(
				and(
					eq(storyAuditRow.storyId, storyId),
					isNotNull(storyAuditRow.endedAt),
					sql`${storyAuditRow.id} not in (${kept})`
				)
			);
	});
}
