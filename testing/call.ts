import { seeded } from './seed.ts';

export type SeededApplicant = { id: string; name: string; email: string; key: string };
/** An event that one applies to, and who did. */
export type SeededCall = { slug: string; applicants: SeededApplicant[] };

/**
 * applying: a field school with its whole form, in French; nominating: by agencies alone, three seats for Kenya, one short
 * question; reviewing: two applications full of names, with attachments; deciding: four that were judged.
 */
export type CallKind = 'applying' | 'nominating' | 'reviewing' | 'deciding';

/** Makes one in the journeys' hub. `reviewers`: addresses of accounts. */
export const seedCall = (kind: CallKind, reviewers: readonly string[] = []): Promise<SeededCall> =>
	seeded<SeededCall>('call-seed.ts', kind, ...reviewers);
