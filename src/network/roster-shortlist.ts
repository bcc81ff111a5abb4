import type { Id } from '#platform/index.ts';

export type ShortlistId = Id<'Shortlist'>;
