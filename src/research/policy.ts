import { mayAddSome, mayReview } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';

/** Whoever may add an entry may bring publications: contributors for their organisations, editors for any. */
export function mayImport(actor: Actor): boolean {
	return actor.kind === 'person' && mayAddSome(actor);
}

/** A contributor's own organisation is among the providers of what they add; an editor may leave it open. */
export function needsProvider(actor: Actor): boolean {
	return !mayReview(actor);
}
