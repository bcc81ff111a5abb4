import { and, asc, count, desc, eq, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import { namesOf } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import { banOf, type Ban } from './ban.server.ts';
import type { DiscussionId, DiscussionState, Subject, SubjectKey } from './discussion.ts';
import type { HoldReason } from './holding.ts';
import type { Letters } from './letters.ts';
import { isOwn, may, moderates, readsPost, seesPost } from './policy.ts';
import { mayRewrite, threaded, type PostId, type PostState } from './post.ts';
import { discussion, discussionFollower, post, postReport } from './tables.server.ts';

export type SeenPost = {
	id: PostId;
	answersId: PostId | null;
	/** Null: a former participant. */
	author: string | null;
	/** For what moderators do to them. */
	authorId: string | null;
	mine: boolean;
	language: string;
	/** Null where there are no words left, or none for whoever looks. */
	body: string | null;
	at: Date;
	changedAt: Date | null;
	byMail: boolean;
	state: PostState;
	/** Hidden: the moderator's sentence. */
	reason: string | null;
	/** Held: by which rule. */
	held: HoldReason | null;
	mayRewrite: boolean;
	mayWithdraw: boolean;
	reported: boolean;
	/** Open ones; for moderators. */
	reports: number;
};
export type SeenThread = SeenPost & { answers: SeenPost[] };

export type SeenDiscussion = {
	id: DiscussionId;
	slug: string;
	subject: Omit<Subject, 'filters'>;
	language: string;
	title: string;
	state: DiscussionState;
	openedAt: Date;
	lastAt: Date;
	posts: SeenThread[];
	/** Shown ones. */
	count: number;
	mayWrite: boolean;
	/** Why the actor may not, where it is for a time. */
	ban: Ban | null;
	moderates: boolean;
	/** How the actor follows it; null: they do not. */
	letters: Letters | null;
};

/** A discussion with all its posts, as the actor sees it. Throws NotFound where they may not read it. */
export async function findDiscussion(actor: Actor, slug: string, now: Date): Promise<SeenDiscussion> {
	const facts = await readable(actor, slug);
	const personId = actor.kind === 'person' ? actor.id : null;
	const [rows, ban, letters, reports] = await Promise.all([
		db.select().from(post).where(eq(post.discussionId, facts.id)).orderBy(asc(post.at), asc(post.id)),
		personId === null ? null : banOf(personId, now),
		personId === null ? null : lettersOf(facts.id, personId),
		reportsOf(facts.id)
	]);
	const seen = rows.filter((row) => seesPost(actor, row));
	const names = await namesOf(seen.flatMap(({ personId }) => personId ?? []));
	const posts = seen.map((row) => seenBy(actor, row, names, reports, now));
	return {
		id: facts.id,
		slug: facts.slug,
		subject: subjectOf(facts),
		language: facts.language,
		title: facts.title,
		state: facts.state,
		openedAt: facts.openedAt,
		lastAt: facts.lastAt,
		posts: threaded(posts),
		count: posts.filter(({ state }) => state === 'shown').length,
		mayWrite: actor.kind === 'person' && may(actor, 'write', facts) && ban === null,
		ban,
		moderates: moderates(actor),
		letters
	};
}

type Row = typeof discussion.$inferSelect;
type PostRow = typeof post.$inferSelect;

/** Throws NotFound where the actor may not read it. */
export async function readable(actor: Actor, slug: string, reader: Reader = db): Promise<Row> {
	const [facts] = await reader.select().from(discussion).where(eq(discussion.slug, slug));
	if (!facts || !may(actor, 'read', facts)) throw new NotFound('discussion');
	return facts;
}

/** The same decision in SQL. */
export function readableBy(actor: Actor): SQL | undefined {
	if (moderates(actor)) return undefined;
	const open = inArray(discussion.state, ['open', 'closed']);
	return actor.kind === 'person' ? or(open, eq(discussion.personId, actor.id)) : open;
}

export function subjectOf(row: Row): SeenDiscussion['subject'] {
	return {
		kind: row.subjectKind,
		id: row.subjectId,
		path: row.subjectPath,
		titles: row.subjectTitles
	};
}

export function seenBy(
	actor: Actor,
	row: PostRow,
	names: ReadonlyMap<string, string>,
	reports: ReadonlyMap<string, ReadonlySet<string>>,
	now: Date
): SeenPost {
	const mine = isOwn(actor, row);
	const by = reports.get(row.id);
	return {
		id: row.id,
		answersId: row.answersId,
		author: names.get(row.personId ?? '') ?? null,
		authorId: row.personId,
		mine,
		language: row.language,
		body: readsPost(actor, row) ? row.body : null,
		at: row.at,
		changedAt: row.changedAt,
		byMail: row.byMail,
		state: row.state,
		reason: row.state === 'hidden' ? row.reason : null,
		held: row.state === 'held' ? (row.reason as HoldReason) : null,
		mayRewrite: mine && mayRewrite(row, now),
		mayWithdraw: mine && (row.state === 'shown' || row.state === 'held'),
		reported: actor.kind === 'person' && (by?.has(actor.id) ?? false),
		reports: moderates(actor) ? (by?.size ?? 0) : 0
	};
}

async function reportsOf(id: DiscussionId): Promise<Map<string, Set<string>>> {
	const rows = await db
		.select({ postId: postReport.postId, personId: postReport.personId })
		.from(postReport)
		.innerJoin(post, eq(post.id, postReport.postId))
		.where(and(eq(post.discussionId, id), sql`${postReport.settledAt} is null`));
	const found = new Map<string, Set<string>>();
	for (const { postId, personId } of rows) found.set(postId, (found.get(postId) ?? new Set()).add(personId));
	return found;
}

async function lettersOf(id: DiscussionId, personId: string): Promise<Letters | null> {
	const [row] = await db
		.select({ letters: discussionFollower.letters })
		.from(discussionFollower)
		.where(and(eq(discussionFollower.discussionId, id), eq(discussionFollower.personId, personId)));
	return row?.letters ?? null;
}

/** A discussion as a list shows it. */
export type DiscussionLine = {
	id: DiscussionId;
	slug: string;
	title: string;
	language: string;
	/** Those that something was said in. */
	languages: string[];
	subject: SeenDiscussion['subject'];
	state: DiscussionState;
	/** Shown posts. */
	count: number;
	openedAt: Date;
	lastAt: Date;
};

export type ListQuery = {
	about?: SubjectKey;
	/** Only where something was said in it. */
	language?: string;
	subjectKind?: string;
	/** `lastAt` of the last line before. */
	before?: Date | null;
	size?: number;
};

/** Those the actor may read, the one with the newest post first. */
export async function listDiscussions(
	actor: Actor,
	{ about, language, subjectKind, before, size = 20 }: ListQuery = {}
): Promise<{ lines: DiscussionLine[]; total: number; next: Date | null }> {
	const spoken = language
		? sql`exists (select from ${post} p where p.discussion_id = ${discussion.id} and p.state = 'shown' and p.language = ${language})`
		: undefined;
	const matching = and(
		readableBy(actor),
		about && eq(discussion.subjectKind, about.kind),
		about && eq(discussion.subjectId, about.id),
		subjectKind ? eq(discussion.subjectKind, subjectKind) : undefined,
		spoken
	);
	const [rows, [total]] = await Promise.all([
		db
			.select()
			.from(discussion)
			.where(and(matching, before ? lt(discussion.lastAt, before) : undefined))
			.orderBy(desc(discussion.lastAt), desc(discussion.id))
			.limit(size + 1),
		db.select({ value: count() }).from(discussion).where(matching)
	]);
	const lines = await linesOf(rows.slice(0, size));
	return {
		lines,
		total: total?.value ?? 0,
		next: rows.length > size ? (lines.at(-1)?.lastAt ?? null) : null
	};
}

/** By id, those anybody may read: for hits of a search and for digests. */
export async function discussionLines(ids: readonly string[]): Promise<Map<string, DiscussionLine>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select()
		.from(discussion)
		.where(
			and(
				inArray(discussion.id, [...new Set(ids)] as DiscussionId[]),
				inArray(discussion.state, ['open', 'closed'])
			)
		);
	return new Map((await linesOf(rows)).map((line) => [line.id, line]));
}

async function linesOf(rows: Row[]): Promise<DiscussionLine[]> {
	if (rows.length === 0) return [];
	const said = await db
		.select({
			id: post.discussionId,
			count: count(),
			languages: sql<string[]>`array_agg(distinct ${post.language})`
		})
		.from(post)
		.where(
			and(
				eq(post.state, 'shown'),
				inArray(
					post.discussionId,
					rows.map(({ id }) => id)
				)
			)
		)
		.groupBy(post.discussionId);
	const byId = new Map(said.map((one) => [one.id, one]));
	return rows.map((row) => ({
		id: row.id,
		slug: row.slug,
		title: row.title,
		language: row.language,
		languages: byId.get(row.id)?.languages ?? [],
		subject: subjectOf(row),
		state: row.state,
		count: byId.get(row.id)?.count ?? 0,
		openedAt: row.openedAt,
		lastAt: row.lastAt
	}));
}
