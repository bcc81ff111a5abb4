import { and, desc, eq, isNull } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import { canonical } from './canonical.ts';
import { askAudit } from './story-audit-asking.server.ts';
import { auditStateOf } from './story-auditing.server.ts';
import { flawsOfWords } from './story-check.ts';
import { putStories } from './story-document.server.ts';
import { releasableStory, type StoryNow } from './story-freezing.server.ts';
import type { FrozenStory } from './story-frozen.ts';
import { lintStory } from './story-lint.ts';
import { refusalToApprove, refusalToAsk } from './story-policy.ts';
import { storyApproval, storyRelease, storyRequest } from './story-tables.server.ts';
import { holdStory, openStory, personIn } from './story.server.ts';
import { voicesOfStory } from './story-voice.server.ts';
import type { StoryId } from './story.ts';

export type StoryRequest = typeof storyRequest.$inferSelect;

export async function openRequestOf(id: StoryId, reader: Reader = db): Promise<StoryRequest | null> {
	const [request] = await reader
		.select()
		.from(storyRequest)
		.where(and(eq(storyRequest.storyId, id), isNull(storyRequest.closedAt)));
	return request ?? null;
}

/**
 * Asks that the story be released as it stands: words, numbers and verdict are frozen now, and the second person sees
 * these. A translation that is behind its source goes along where `along` names it. What nobody has audited yet is audited
 * first, and asked for again then. Throws NotFound, Forbidden, Refusal: story_not_sound, story_cannot_be_true, story_being_audited, story_blocked, story_reasons_unread, story_asked_already,
 * story_same_as_release.
 */
export async function askRelease(
	actor: Actor,
	slug: string,
	reasonsRead: boolean,
	now: Date,
	along: readonly string[] = []
): Promise<void> {
	if (actor.kind !== 'person') throw new Forbidden('stories.release');
	const story = await openStory(actor, slug);
	if (story.withdrawnAt !== null) throw new Refusal('story_withdrawn');
	const [content, voices] = await Promise.all([releasableStory(story, along, now), voicesOfStory(story.id)]);
	await refuseAgain(story.id, content);
	const audited = await auditStateOf(story.id, content, now);
	const refusal = refusalToAsk(
		{
			verdict: audited.state === 'done' ? audited.audit.verdict : null,
			flaws: Object.entries(content.words).flatMap(([language, words]) =>
				flawsOfWords(words, language, { ...content, voices })
			).length,
			impossible: lintStory(content.words, content.facts).filter(
				({ severity }) => severity === 'cannot-be-true'
			).length
		},
		reasonsRead
	);
	if (refusal === 'story_being_audited' && audited.state !== 'open')
		await transaction((tx) => askAudit(tx, story.id, along));
	if (refusal || audited.state !== 'done') throw new Refusal(refusal ?? 'story_being_audited');
	const frozen: FrozenStory = { ...content, audit: audited.audit };
	await transaction(async (tx) => {
		const { id } = await holdStory(tx, actor, slug);
		await refuseAgain(id, content, tx);
		await tx.insert(storyRequest).values({
			...{ id: newId() as string, storyId: id, content: frozen },
			verdict: audited.audit.verdict === 'review' ? 'review' : 'safe',
			...{ askedAt: now, askedBy: personIn(actor), reasonsRead }
		});
		await auditLine(tx, actor, 'ask_release', 'story', id);
	});
}

/** Throws Refusal: story_same_as_release, story_asked_already. */
async function refuseAgain(id: StoryId, content: StoryNow, reader: Reader = db): Promise<void> {
	const last = await lastReleased(id, reader);
	if (last && isSame(last.content, content))
		throw new Refusal('story_same_as_release', { number: last.number });
	if (await openRequestOf(id, reader)) throw new Refusal('story_asked_already');
}

/** Nothing that a reader would see is different. */
function isSame(released: FrozenStory, now: StoryNow): boolean {
	const seen = ({ words, figures, scope, dataVersion }: StoryNow): string =>
		canonical({ words, figures, scope, dataVersion });
	return seen(released) === seen(now);
}

/** Takes the wish back, whoever of the team does. Throws NotFound. */
export async function dropRequest(actor: Actor, slug: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await holdStory(tx, actor, slug);
		const request = await openRequestOf(id, tx);
		if (!request) throw new NotFound('request');
		await tx.update(storyRequest).set({ closedAt: now }).where(eq(storyRequest.id, request.id));
		await auditLine(tx, actor, 'drop_request', 'story', id);
	});
}

/**
 * The second person releases what was asked for (`requestId`: what they saw), for ever. Throws NotFound, Forbidden, Refusal:
 * changed_meanwhile, story_second_person, story_asker_left, story_reasons_unread.
 */
export async function approveRelease(
	actor: Actor,
	slug: string,
	requestId: string,
	reasonsRead: boolean,
	now: Date
): Promise<{ number: number }> {
	if (actor.kind !== 'person') throw new Forbidden('stories.release');
	return transaction(async (tx) => {
		const story = await holdStory(tx, actor, slug);
		const request = await openRequestOf(story.id, tx);
		if (!request || request.id !== requestId) throw new Refusal('changed_meanwhile');
		const refusal = refusalToApprove(actor, story, request, reasonsRead);
		if (refusal) throw new Refusal(refusal);
		const [last] = await tx
			.select({ number: storyRelease.number })
			.from(storyRelease)
			.where(eq(storyRelease.storyId, story.id))
			.orderBy(desc(storyRelease.number))
			.limit(1);
		const number = (last?.number ?? 0) + 1;
		const { content, verdict } = request;
		await tx.insert(storyRelease).values({
			...{ storyId: story.id, number, content, verdict, dataVersion: content.dataVersion, releasedAt: now }
		});
		await tx.insert(storyApproval).values([
			{
				...{ storyId: story.id, number, role: 'asked' as const, personId: request.askedBy },
				...{ reasonsRead: request.reasonsRead, at: request.askedAt }
			},
			{
				...{ storyId: story.id, number, role: 'approved' as const, personId: actor.id },
				...{ reasonsRead, at: now }
			}
		]);
		await tx.update(storyRequest).set({ closedAt: now }).where(eq(storyRequest.id, request.id));
		await putStories(tx, [story.id]);
		// From now on it is among what was told before.
		await askAudit(tx, story.id);
		await auditLine(tx, actor, 'release', 'story', story.id);
		return { number };
	});
}

export type DeskRelease = {
	number: number;
	at: Date;
	verdict: 'safe' | 'review';
	/** Null: the account is no more. */
	people: { role: 'asked' | 'approved'; personId: string | null }[];
};

/** The releases of a story with who stood for them, the latest first. */
export async function releasesForDesk(id: StoryId): Promise<DeskRelease[]> {
	const [releases, approvals] = await Promise.all([
		db
			.select({ number: storyRelease.number, at: storyRelease.releasedAt, verdict: storyRelease.verdict })
			.from(storyRelease)
			.where(eq(storyRelease.storyId, id))
			.orderBy(desc(storyRelease.number)),
		db
			.select({ number: storyApproval.number, role: storyApproval.role, personId: storyApproval.personId })
			.from(storyApproval)
			.where(eq(storyApproval.storyId, id))
	]);
	return releases.map((release) => ({
		...release,
		people: approvals
			.filter(({ number }) => number === release.number)
			.map(({ role, personId }) => ({ role, personId }))
			.sort((a, b) => (a.role === b.role ? 0 : a.role === 'asked' ? -1 : 1))
	}));
}

/** The facts of the latest release: what a draft is compared with. */
export async function lastReleased(
	id: StoryId,
	reader: Reader = db
): Promise<{ number: number; content: FrozenStory } | null> {
	const [last] = await reader
		.select({ number: storyRelease.number, content: storyRelease.content })
		.from(storyRelease)
		.where(eq(storyRelease.storyId, id))
		.orderBy(desc(storyRelease.number))
		.limit(1);
	return last ?? null;
}
