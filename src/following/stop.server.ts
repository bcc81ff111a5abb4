import { and, eq } from 'drizzle-orm';
import {
	discussionOfStopToken,
	signed,
	stopDaily,
	stopLetters,
	unsigned
} from '#discussions/index.server.ts';
import { transaction } from '#platform/index.server.ts';
import type { DigestRhythm } from './rhythm.ts';
import { following } from './tables.server.ts';

const purpose = 'stop digests';

/** For the address in a digest that ends digests of its kind, without signing in. */
export function digestStopToken(rhythm: DigestRhythm, personId: string): Promise<string> {
	return signed(purpose, `${rhythm}.${personId}`);
}

/** What a letter's address ends: letters about a discussion, or digests. */
export type Stop = { of: 'discussion'; title: string } | { of: DigestRhythm };

/** Null: none of ours, or what it was for is gone. */
export async function findStop(token: string): Promise<Stop | null> {
	const digests = await digestsOf(token);
	if (digests) return { of: digests.rhythm };
	const discussion = await discussionOfStopToken(token);
	return discussion && { of: 'discussion', title: discussion.title };
}

/** Ends them; false when the token is none of ours. */
export async function stopByToken(token: string): Promise<boolean> {
	const digests = await digestsOf(token);
	if (!digests) return (await stopLetters(token)) !== null;
	const { rhythm, personId } = digests;
	await transaction(async (tx) => {
		await tx
			.update(following)
			.set({ rhythm: 'none' })
			.where(and(eq(following.personId, personId), eq(following.rhythm, rhythm)));
		if (rhythm === 'daily') await stopDaily(tx, personId);
	});
	return true;
}

async function digestsOf(token: string): Promise<{ rhythm: DigestRhythm; personId: string } | null> {
	const value = await unsigned(purpose, token);
	const [, rhythm, personId] = /^(daily|weekly)\.(.+)$/.exec(value ?? '') ?? [];
	return rhythm && personId ? { rhythm: rhythm as DigestRhythm, personId } : null;
}
