import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { v5 } from 'uuid';
import { addressee } from '#people/index.server.ts';
import type { Person } from '#people/index.ts';
import { idFrom, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction } from '#platform/index.server.ts';
import type { DiscussionId } from './discussion.ts';
import { htmlToText, isAutomatic, ownWords } from './mail-reply.ts';
import type { PostId } from './post.ts';
import { replyKeyIn } from './reply-address.server.ts';
import { discussion, discussionFollower } from './tables.server.ts';
import { answer, type Answer } from './writing.server.ts';

/** A longer letter carries files, which have no place here. */
export const longestMail = 1_000_000;

export type MailOutcome =
	| { outcome: 'posted' | 'held' }
	/** Its sender was told why by a letter. */
	| { outcome: 'refused'; why: string }
	/** Nobody is told: it may be anybody's. */
	| { outcome: 'dropped'; why: 'unreadable' | 'automatic' | 'unknown_address' };

// Names the posts of letters: the same letter brought twice is one post.
const namespace = 'b2a7f3c4-6a53-5c1e-9f6e-1d0c8e5a7b42';

/** Takes an answer by mail (a whole message, RFC 5322), as the mail server brings it. */
export async function receiveMail(raw: Uint8Array, now: Date): Promise<MailOutcome> {
	const mail = await read(raw);
	if (mail === null) return { outcome: 'dropped', why: 'unreadable' };
	const from = addressesOf(mail.from ? [mail.from] : [])[0] ?? '';
	if (isAutomatic(mail.headers, from)) return { outcome: 'dropped', why: 'automatic' };
	const replyKey = await replyKeyIn(recipientsOf(mail));
	const found = replyKey === null ? null : await followerOf(replyKey);
	const to = found && (await addressee(found.personId));
	if (!found || !to) return { outcome: 'dropped', why: 'unknown_address' };
	// What comes by mail never has the power of a role: whoever holds the address could have written it.
	const person: Person = {
		kind: 'person',
		id: found.personId,
		name: to.name,
		language: to.language,
		roles: []
	};
	const given: Answer = {
		id: postIdOf(mail, raw, found.replyKey),
		answersId: answeredIn(mail),
		body: ownWords(mail.text?.trim() ? mail.text : htmlToText(mail.html ?? '')),
		language: to.language,
		byMail: true,
		hold: from.toLowerCase() === to.email ? null : 'other_address'
	};
	try {
		const { held } = await answered(person, found.slug, given, now);
		return { outcome: held ? 'held' : 'posted' };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { code, details } = error;
		const { discussionId, personId } = found;
		const [most, minutes] = [Number(details['most'] ?? 0), Number(details['minutes'] ?? 0)];
		await transaction((tx) =>
			later(
				tx,
				'discussions.mailBack',
				{ personId, discussionId, code, most, minutes },
				{ key: `mail back ${discussionId} ${personId}` }
			)
		);
		return { outcome: 'refused', why: code };
	}
}

/** What the letter answered may be gone: then it answers the discussion. */
async function answered(person: Person, slug: string, given: Answer, now: Date) {
	try {
		return await answer(person, slug, given, now);
	} catch (error) {
		if (!(error instanceof NotFound)) throw error;
		if (given.answersId === null) throw new Refusal('discussion_not_open');
		return answered(person, slug, { ...given, answersId: null }, now);
	}
}

async function read(raw: Uint8Array): Promise<Email | null> {
	try {
		return await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 100_000 });
	} catch {
		return null;
	}
}

function addressesOf(some: readonly Address[]): string[] {
	return some.flatMap((one) => one.group?.map(({ address }) => address ?? '') ?? one.address ?? []);
}

/** Also where the mail server noted whom the letter was for. */
function recipientsOf({ to = [], cc = [], headers }: Email): string[] {
	const noted = headers
		.filter(({ key }) => ['delivered-to', 'x-original-to', 'envelope-to'].includes(key))
		.map(({ value }) => value);
	return [...noted, ...addressesOf([...to, ...cc])];
}

async function followerOf(
	replyKey: string
): Promise<{ personId: string; discussionId: DiscussionId; slug: string; replyKey: string } | null> {
	const [row] = await db
		.select({
			personId: discussionFollower.personId,
			discussionId: discussionFollower.discussionId,
			slug: discussion.slug,
			replyKey: discussionFollower.replyKey
		})
		.from(discussionFollower)
		.innerJoin(discussion, eq(discussion.id, discussionFollower.discussionId))
		.where(eq(discussionFollower.replyKey, replyKey));
	return row ?? null;
}

function postIdOf({ messageId }: Email, raw: Uint8Array, replyKey: string): PostId {
	const named = messageId ?? createHash('sha256').update(raw).digest('hex');
	return v5(`${replyKey} ${named}`, namespace) as PostId;
}

/** Our letters are named after their post: '<POST.KEY@…>'. */
function answeredIn({ inReplyTo }: Email): PostId | null {
	return idFrom<'Post'>(/<?([0-9a-f-]{36})\./iu.exec(inReplyTo ?? '')?.[1] ?? '');
}
