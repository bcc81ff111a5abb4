import { and, asc, eq, sql } from 'drizzle-orm';
import type { Block, Content, ItemId, Lesson } from '#courses/index.ts';
import { namesOf } from '#people/index.server.ts';
import type { Actor, Person } from '#people/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import { mayEdit, threadsOf, type ContributionId } from './contribution.ts';
import { mayStudy, runOf, type Edition } from './edition.ts';
import { governedEdition, openEdition, versionOf } from './edition.server.ts';
import type { Enrolment } from './enrolment.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { may } from './policy.ts';
import { contribution, contributionReport, editionTeam, enrolment } from './tables.server.ts';

type DiscussionBlock = Extract<Block, { kind: 'discussion' }>;
export type DiscussionPlace = { lesson: Lesson; block: DiscussionBlock };

/** A contribution as somebody sees it. */
export type SeenContribution = {
	id: ContributionId;
	answersId: ContributionId | null;
	/** Null: they deleted their account. */
	author: string | null;
	byTeam: boolean;
	mine: boolean;
	language: string;
	/** Null where it is hidden from whoever looks. */
	body: string | null;
	at: Date;
	changedAt: Date | null;
	mayEdit: boolean;
	reported: boolean;
	/** Why the team hid it; null: it did not. */
	hidden: string | null;
	/** By how many; for the team. */
	reports: number;
};
export type Thread = SeenContribution & { answers: SeenContribution[] };

export type SeenDiscussion = {
	edition: Edition;
	place: DiscussionPlace;
	content: Content;
	/** The reader's own; null: they teach it. */
	enrolmentId: EnrolmentId | null;
	threads: Thread[];
	count: number;
	/** null: they may write; otherwise why not. */
	closed: 'not_here' | 'not_begun' | 'over' | null;
	moderates: boolean;
};

/** Every discussion of a course, in its order. */
export function discussionsIn(content: Content): DiscussionPlace[] {
	return content.modules
		.flatMap(({ lessons }) => lessons)
		.flatMap((lesson) =>
			lesson.blocks.filter((block) => block.kind === 'discussion').map((block) => ({ lesson, block }))
		);
}

/** A discussion as the actor may read it: whoever takes or took part, and the team. Throws NotFound for others. */
export async function discussionOf(
	actor: Actor,
	slug: string,
	itemId: ItemId,
	now: Date
): Promise<SeenDiscussion> {
	const standing = await discussing(actor, slug, db);
	const { facts, own, teaches, person } = standing;
	const { content } = await versionOf(facts);
	const place = placeOf(content, itemId);
	const rows = await contributionsWhere(
		and(eq(contribution.editionId, facts.id), eq(contribution.itemId, itemId))
	);
	const reported = await reportedBy(own, person);
	const seen = rows.map((row) => seenBy(row, person, { own, teaches, reported }, now));
	return {
		edition: facts,
		place,
		content,
		enrolmentId: own?.id ?? null,
		threads: threadsOf(seen),
		count: seen.filter(({ hidden }) => hidden === null).length,
		closed: closedTo(standing, now),
		moderates: teaches
	};
}

/** The database hides what an erased person wrote, and gives this reason. */
export const erased = 'erased';

export type Standing = { facts: Edition; own: Enrolment | null; teaches: boolean; person: Person };

/** What the actor is to an edition's discussions. Throws NotFound, and Forbidden for a visitor. */
export async function discussing(actor: Actor, slug: string, reader: Reader): Promise<Standing> {
	const facts = await openEdition(actor, 'see', slug, reader);
	if (actor.kind !== 'person') throw new Forbidden('discussion.read');
	const teaches = may(actor, 'teach', await governedEdition(actor, facts, reader));
	const [row] = await reader
		.select()
		.from(enrolment)
		.where(and(eq(enrolment.editionId, facts.id), eq(enrolment.personId, actor.id)));
	const own = row && row.enrolledAt !== null ? row : null;
	if (!teaches && !own) throw new NotFound('discussion');
	return { facts, own, teaches, person: actor };
}

/** Why the actor may not write now; null: they may. */
export function closedTo({ facts, own, teaches }: Standing, now: Date): SeenDiscussion['closed'] {
	if (teaches) return null;
	if (own?.state !== 'enrolled') return 'not_here';
	if (!mayStudy(facts, now)) return 'not_begun';
	const { until } = runOf(facts);
	return until !== null && now >= until ? 'over' : null;
}

export function placeOf(content: Content, itemId: ItemId): DiscussionPlace {
	const place = discussionsIn(content).find(({ block }) => block.id === itemId);
	if (!place) throw new NotFound('discussion');
	return place;
}

type Row = typeof contribution.$inferSelect & {
	author: string | null;
	authorId: string | null;
	byTeam: boolean;
	reports: number;
};

export async function contributionsWhere(where: ReturnType<typeof and>): Promise<Row[]> {
	const rows = await db
		.select({
			row: contribution,
			learner: enrolment.personId,
			byTeam: sql<boolean>`exists (select from ${editionTeam} t
				where t.edition_id = ${contribution.editionId} and t.person_id = ${contribution.personId}
				and t.role <> 'evaluator')`,
			reports: sql<number>`(select count(*)::int from ${contributionReport} r where r.contribution_id = ${contribution.id})`
		})
		.from(contribution)
		.leftJoin(enrolment, eq(enrolment.id, contribution.enrolmentId))
		.where(where)
		.orderBy(asc(contribution.at), asc(contribution.id));
	const names = await namesOf(rows.flatMap(({ row, learner }) => row.personId ?? learner ?? []));
	return rows.map(({ row, learner, byTeam, reports }) => {
		const authorId = row.personId ?? learner;
		return {
			...row,
			authorId,
			author: names.get(authorId ?? '') ?? null,
			byTeam: byTeam || row.enrolmentId === null,
			reports
		};
	});
}

export function seenBy(
	row: Row,
	person: Person | null,
	{ teaches, reported }: { own: Enrolment | null; teaches: boolean; reported: ReadonlySet<string> },
	now: Date
): SeenContribution {
	const mine = person !== null && row.authorId === person.id;
	const hidden = row.hiddenAt === null ? null : (row.hiddenReason ?? '');
	return {
		id: row.id,
		answersId: row.answersId,
		author: row.author,
		byTeam: row.byTeam,
		mine,
		language: row.language,
		body: hidden === null || (teaches && hidden !== erased) ? row.body : null,
		at: row.at,
		changedAt: row.changedAt,
		mayEdit: mine && mayEdit(row, now),
		reported: reported.has(row.id),
		hidden,
		reports: teaches ? row.reports : 0
	};
}

async function reportedBy(own: Enrolment | null, person: Person): Promise<Set<string>> {
	const rows = await db
		.select({ id: contributionReport.contributionId })
		.from(contributionReport)
		.where(own ? eq(contributionReport.enrolmentId, own.id) : eq(contributionReport.personId, person.id));
	return new Set(rows.map((row) => row.id));
}
