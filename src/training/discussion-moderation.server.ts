import { eq } from 'drizzle-orm';
import type { Content, ItemId } from '#courses/index.ts';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import type { ContributionId } from './contribution.ts';
import { lockContribution } from './contribution.server.ts';
import { contributionsWhere, erased, seenBy, type SeenContribution } from './discussion.server.ts';
import type { Edition } from './edition.ts';
import { openEdition, versionOf } from './edition.server.ts';
import { contribution, contributionReport } from './tables.server.ts';

export type ReportedContribution = SeenContribution & { itemId: ItemId };

/** For the team: what was reported and is not hidden, most reports first; and what was hidden, last first. */
export async function moderationOf(
	actor: Actor,
	slug: string,
	now: Date
): Promise<{
	edition: Edition;
	content: Content;
	reported: ReportedContribution[];
	hidden: ReportedContribution[];
	counts: Map<ItemId, number>;
}> {
	const facts = await openEdition(actor, 'teach', slug);
	const { content } = await versionOf(facts);
	const rows = await contributionsWhere(eq(contribution.editionId, facts.id));
	const person = actor.kind === 'person' ? actor : null;
	const all = rows.map((row) => ({
		...seenBy(row, person, { own: null, teaches: true, reported: new Set<string>() }, now),
		itemId: row.itemId,
		hiddenAt: row.hiddenAt
	}));
	const counts = new Map<ItemId, number>();
	for (const { itemId, hidden } of all)
		if (hidden === null) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
	return {
		edition: facts,
		content,
		reported: all
			.filter(({ reports, hidden }) => reports > 0 && hidden === null)
			.sort((one, other) => other.reports - one.reports),
		hidden: all
			.filter(({ hidden }) => hidden !== null && hidden !== erased)
			.sort((one, other) => Number(other.hiddenAt) - Number(one.hiddenAt)),
		counts
	};
}

/** It keeps its place and says why it is not shown; it goes on counting for its author. */
export async function hide(
	actor: Actor,
	slug: string,
	id: ContributionId,
	reason: string,
	now: Date
): Promise<void> {
	if (reason.trim() === '') throw new Refusal('reason_needed', { field: 'reason' });
	await moderate(actor, slug, id, 'hide', {
		hiddenAt: now,
		hiddenBy: actor.kind === 'person' ? actor.id : null,
		hiddenReason: reason.trim().slice(0, 500)
	});
}

/** Shows it again, and settles what was reported of it. */
export async function restore(actor: Actor, slug: string, id: ContributionId): Promise<void> {
	await moderate(actor, slug, id, 'restore', { hiddenAt: null, hiddenBy: null, hiddenReason: null });
}

/** What was reported is all right: the reports are settled. */
export async function dismissReports(actor: Actor, slug: string, id: ContributionId): Promise<void> {
	await moderate(actor, slug, id, 'dismiss', {});
}

async function moderate(
	actor: Actor,
	slug: string,
	id: ContributionId,
	act: 'hide' | 'restore' | 'dismiss',
	fields: Partial<typeof contribution.$inferInsert>
): Promise<void> {
	await transaction(async (tx) => {
		const facts = await openEdition(actor, 'teach', slug, tx);
		const row = await lockContribution(tx, facts, id);
		if (row.hiddenReason === erased) throw new NotFound('contribution');
		if (Object.keys(fields).length > 0)
			await tx.update(contribution).set(fields).where(eq(contribution.id, id));
		if (act !== 'hide') await tx.delete(contributionReport).where(eq(contributionReport.contributionId, id));
		await auditLine(tx, actor, act, 'contribution', id);
	});
}
