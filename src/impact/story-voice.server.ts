import { and, asc, eq, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { isExactEnough } from './story-attribution.ts';
import { proposalFor } from './story-sharing.server.ts';
import { storySaid, storyVoice } from './story-tables.server.ts';
import { holdStory, scopeOf, type Story } from './story.server.ts';
import { problemOfSaid, problemOfVoice, type SaidWords, type VoiceInput } from './story-voice.ts';
import type { StoryId, VoiceId } from './story.ts';

export type Voice = typeof storyVoice.$inferSelect & { said: (SaidWords & { language: string })[] };

/** Everybody whom a story quotes or interviews, withdrawn ones too, in the order they were taken in. */
export async function voicesOfStory(id: StoryId, reader: Reader = db): Promise<Voice[]> {
	const [voices, said] = await Promise.all([
		reader
			.select()
			.from(storyVoice)
			.where(eq(storyVoice.storyId, id))
			.orderBy(asc(storyVoice.createdAt), asc(storyVoice.id)),
		reader
			.select({ said: storySaid })
			.from(storySaid)
			.innerJoin(storyVoice, eq(storyVoice.id, storySaid.voiceId))
			.where(eq(storyVoice.storyId, id))
			.orderBy(asc(storySaid.language))
	]);
	const by = Map.groupBy(said, (one) => one.said.voiceId);
	return voices.map((voice) => ({
		...voice,
		said: (by.get(voice.id) ?? []).map(({ said: { voiceId: _, ...words } }) => words)
	}));
}

/** What joins a quote to the answer it was taken from; the wave’s linkage decides how much of it is kept. */
export type Taken = Pick<Voice, 'waveId' | 'linkage' | 'responseId'>;

/** Takes somebody in with what they said. Throws NotFound, and Refusal with its field. */
export async function addVoice(
	actor: Actor,
	slug: string,
	input: VoiceInput,
	said: SaidWords,
	now: Date,
	taken: Taken = { waveId: null, linkage: null, responseId: null }
): Promise<{ id: VoiceId }> {
	refuse(problemOfVoice(input) ?? problemOfSaid(input.kind, said));
	return transaction(async (tx) => {
		const story = await holdStory(tx, actor, slug);
		await refuseTooExact(story, input);
		const id = newId<'Quote'>() as VoiceId;
		await tx.insert(storyVoice).values({
			...{ ...input, id, storyId: story.id, createdAt: now },
			...{ ...taken, responseId: taken.linkage === 'anonymous' ? null : taken.responseId }
		});
		await tx.insert(storySaid).values({ ...said, voiceId: id, language: input.language });
		await auditLine(tx, actor, 'add', input.kind, id);
		return { id };
	});
}

/**
 * Whom a quote is shown to be from, and where the consent lies. The kind and the language stay. Throws NotFound, Refusal
 * with its field, story_consent_withdrawn, changed_meanwhile.
 */
export async function changeVoice(
	actor: Actor,
	slug: string,
	id: VoiceId,
	revision: number,
	input: VoiceInput
): Promise<void> {
	refuse(problemOfVoice(input));
	await transaction(async (tx) => {
		const story = await holdStory(tx, actor, slug);
		const voice = await holdVoice(tx, story.id, id);
		if (voice.revision !== revision) throw new Refusal('changed_meanwhile');
		await refuseTooExact(story, input);
		const { kind: _, language: __, ...fields } = input;
		await tx
			.update(storyVoice)
			.set({ ...fields, revision: revision + 1 })
			.where(eq(storyVoice.id, id));
	});
}

/**
 * What they said, in its own language or another. What a release shows of the original is not changed any more; it may
 * be withdrawn. Throws NotFound, Refusal: story_consent_withdrawn, story_voice_released.
 */
export async function putSaid(
	actor: Actor,
	slug: string,
	id: VoiceId,
	language: string,
	words: SaidWords
): Promise<void> {
	await transaction(async (tx) => {
		const { id: storyId } = await holdStory(tx, actor, slug);
		const voice = await holdVoice(tx, storyId, id);
		refuse(problemOfSaid(voice.kind, words));
		const isOriginal = language === voice.language;
		if (isOriginal && (await isReleased(tx, storyId, id))) throw new Refusal('story_voice_released');
		if (!isOriginal && words.translator === null) throw new Refusal('required', { field: 'translator' });
		const said = { ...words, translator: isOriginal ? null : words.translator };
		await tx
			.insert(storySaid)
			.values({ ...said, voiceId: id, language })
			.onConflictDoUpdate({ target: [storySaid.voiceId, storySaid.language], set: said });
	});
}

async function holdVoice(tx: Writer, storyId: StoryId, id: VoiceId) {
	const [voice] = await tx
		.select()
		.from(storyVoice)
		.where(and(eq(storyVoice.id, id), eq(storyVoice.storyId, storyId)))
		.for('update');
	if (!voice) throw new NotFound('voice');
	if (voice.withdrawnAt !== null) throw new Refusal('story_consent_withdrawn');
	return voice;
}

async function isReleased(tx: Writer, storyId: StoryId, id: VoiceId): Promise<boolean> {
	const { rows } = await tx.execute<{ released: boolean }>(sql`
		select exists (select from story_release where story_id = ${storyId}
			and position(${id} in content ->> 'words') > 0) as released`);
	return rows[0]?.released ?? false;
}

async function refuseTooExact(story: Story, input: VoiceInput): Promise<void> {
	const proposal = await proposalFor(scopeOf(story), input);
	if (!isExactEnough(input.shown, proposal)) throw new Refusal('story_too_exact', { field: 'shown' });
}

function refuse(problem: { field: string; code: string; most?: number } | null): void {
	if (!problem) return;
	const { code, ...details } = problem;
	throw new Refusal(code, details);
}
