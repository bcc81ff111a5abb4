import { and, eq } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { putStories } from './story-document.server.ts';
import { mayWriteStory } from './story-policy.ts';
import { story, storyRequest, storyVoice, storyWithdrawal } from './story-tables.server.ts';
import { personIn, holdStory } from './story.server.ts';
import type { VoiceId } from './story.ts';

/**
 * Somebody no longer agrees: what they said is deleted, with all that was known of them, from drafts and from every
 * release at once. Doing it twice is doing it once. A story that was itself taken back gives them up too. Throws NotFound.
 */
export async function withdrawVoice(actor: Actor, slug: string, id: VoiceId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const [found] = await tx
			.select({ story, voice: storyVoice })
			.from(storyVoice)
			.innerJoin(story, eq(story.id, storyVoice.storyId))
			.where(and(eq(storyVoice.id, id), eq(story.slug, slug)))
			.for('update');
		if (!found || !mayWriteStory(actor, found.story)) throw new NotFound('voice');
		const { voice } = found;
		if (voice.withdrawnAt !== null) return;
		// The words themselves go by the trigger of 0030: nothing that withdraws can forget them.
		await tx
			.update(storyVoice)
			.set({
				...{ withdrawnAt: now, revision: voice.revision + 1, name: null, roles: {}, sector: null },
				...{ country: null, responseId: null, shown: 'participant', consentIn: '' },
				...{ chosenBecause: null, chosenBy: null }
			})
			.where(eq(storyVoice.id, id));
		await tx.insert(storyWithdrawal).values({
			...{ id: newId() as string, storyId: found.story.id, kind: voice.kind, of: id, at: now },
			personId: personIn(actor)
		});
		await auditLine(tx, actor, 'withdraw', voice.kind, id);
	});
}

/** Takes a whole story back: its page says so, and why. Its releases are kept. Throws NotFound, Refusal with its field. */
export async function withdrawStory(actor: Actor, slug: string, because: string, now: Date): Promise<void> {
	const reason = because.trim();
	if (reason === '' || reason.length > 500) throw new Refusal('reason_needed', { field: 'because' });
	await transaction(async (tx) => {
		const { id } = await holdStory(tx, actor, slug);
		await tx.update(story).set({ withdrawnAt: now, withdrawnBecause: reason }).where(eq(story.id, id));
		await tx.update(storyRequest).set({ closedAt: now }).where(eq(storyRequest.storyId, id));
		await tx.insert(storyWithdrawal).values({
			...{ id: newId() as string, storyId: id, kind: 'story' as const, of: id, at: now },
			personId: personIn(actor)
		});
		await putStories(tx, [id]);
		await auditLine(tx, actor, 'withdraw', 'story', id);
	});
}
