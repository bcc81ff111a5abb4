import { and, asc, count, desc, eq, gt, isNull, sql, type SQL } from 'drizzle-orm';
import { namesOf } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { refuseOthers, type ModerationAct } from './moderation.server.ts';
import { moderates } from './policy.ts';
import type { PostId, PostState } from './post.ts';
import { discussion, discussionBan, moderationLine, post, postReport } from './tables.server.ts';

/** How many posts wait for a moderator: held, and reported ones. Nothing for who does not moderate. */
export async function moderationNumbers(actor: Actor): Promise<{ held: number; reported: number }> {
	if (!moderates(actor)) return { held: 0, reported: 0 };
	const [[held], [reported]] = await Promise.all([
		db.select({ value: count() }).from(post).where(eq(post.state, 'held')),
		db
			.select({ value: sql<number>`count(distinct ${postReport.postId})::int` })
			.from(postReport)
			.where(isNull(postReport.settledAt))
	]);
	return { held: held?.value ?? 0, reported: reported?.value ?? 0 };
}

export type ModeratedPost = {
	id: PostId;
	slug: string;
	title: string;
	titleLanguage: string;
	author: string | null;
	body: string | null;
	language: string;
	at: Date;
	state: PostState;
	reason: string | null;
	byMail: boolean;
	reports: { why: string; words: string | null }[];
};

const most = 50;

/** For moderators: what waits, oldest first; what is hidden, last first; who is banned; what was done, last first. */
export async function moderationDesk(actor: Actor, now: Date) {
	refuseOthers(actor);
	const [held, reported, hidden, bans, lines] = await Promise.all([
		postsWhere(eq(post.state, 'held'), asc(post.at)),
		postsWhere(
			sql`exists (select from ${postReport} r where r.post_id = ${post.id} and r.settled_at is null)`,
			asc(post.at)
		),
		postsWhere(eq(post.state, 'hidden'), desc(post.at)),
		db
			.select()
			.from(discussionBan)
			.where(and(isNull(discussionBan.liftedAt), gt(discussionBan.until, now)))
			.orderBy(asc(discussionBan.until))
			.limit(most),
		db
			.select({ line: moderationLine, title: discussion.title, slug: discussion.slug })
			.from(moderationLine)
			.leftJoin(discussion, eq(discussion.id, moderationLine.discussionId))
			.orderBy(desc(moderationLine.at), desc(moderationLine.id))
			.limit(most)
	]);
	const names = await namesOf(
		[...bans, ...lines.map(({ line }) => line)].flatMap(({ personId, moderatorId }) =>
			[personId, moderatorId].filter((id) => id !== null)
		)
	);
	const nameOf = (id: string | null) => names.get(id ?? '') ?? null;
	return {
		held,
		reported,
		hidden,
		bans: bans.map(({ id, personId, until, reason, moderatorId }) => ({
			...{ id, until, reason, name: nameOf(personId), by: nameOf(moderatorId) }
		})),
		log: lines.map(({ line, title, slug }) => ({
			at: line.at,
			act: line.act as ModerationAct,
			reason: line.reason,
			name: nameOf(line.personId),
			by: nameOf(line.moderatorId),
			title,
			slug
		}))
	};
}

async function postsWhere(where: SQL, order: ReturnType<typeof asc>): Promise<ModeratedPost[]> {
	const rows = await db
		.select({ row: post, slug: discussion.slug, title: discussion.title, titleLanguage: discussion.language })
		.from(post)
		.innerJoin(discussion, eq(discussion.id, post.discussionId))
		.where(where)
		.orderBy(order)
		.limit(most);
	const [names, reports] = await Promise.all([
		namesOf(rows.flatMap(({ row }) => row.personId ?? [])),
		openReports(rows.map(({ row }) => row.id))
	]);
	return rows.map(({ row, ...rest }) => ({
		...rest,
		id: row.id,
		author: names.get(row.personId ?? '') ?? null,
		body: row.body,
		language: row.language,
		at: row.at,
		state: row.state,
		reason: row.reason,
		byMail: row.byMail,
		reports: reports.get(row.id) ?? []
	}));
}

async function openReports(ids: PostId[]): Promise<Map<PostId, { why: string; words: string | null }[]>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select()
		.from(postReport)
		.where(and(isNull(postReport.settledAt), sql`${postReport.postId} = any(${sql.param(ids)}::uuid[])`));
	const grouped = Map.groupBy(rows, ({ postId }) => postId);
	return new Map([...grouped].map(([id, some]) => [id, some.map(({ why, words }) => ({ why, words }))]));
}
