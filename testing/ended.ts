import { seeded } from './seed.ts';

/** An edition that ended yesterday, and the addresses of the two of its learners who can be written to. */
export type EndedEdition = { slug: string; reachable: [string, string] };

/** Makes one in the journeys' hub. */
export function seedEnded(mark: string): Promise<EndedEdition> {
	return seeded<EndedEdition>('ended-seed.ts', 'edition', mark);
}

/** Sixteen of those who were asked by a wave and cannot be written to answer; nine of them applied something. */
export function seedAnswers(wave: string): Promise<{ answered: number }> {
	return seeded('ended-seed.ts', 'answers', wave);
}
