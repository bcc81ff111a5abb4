import { may as mayEntry, mayAddSome, mayReview, type Act, type EntryState } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';
import type { DossierKind } from './dossier.ts';

/** What a decision needs to know; `organisations` are those that lead it or work on it, not who pays. */
export type GovernedDossier = {
	state: EntryState;
	organisations: readonly string[];
	createdBy: string | null;
};

/**
 * The catalogue's ladder (`may`), and one step below it: who wrote a dossier sees it in every state, and may correct and
 * propose it until it is published. `dossiersVisibleTo` is the same decision about seeing, for lists; a test holds the two
 * together.
 */
export function mayDossier(actor: Actor, act: Act, dossier: GovernedDossier): boolean {
	const { state, organisations, createdBy } = dossier;
	if (mayEntry(actor, act, { state, providers: organisations })) return true;
	if (actor.kind !== 'person' || createdBy !== actor.id) return false;
	if (act === 'see' || act === 'history' || act === 'propose') return true;
	return act === 'edit' && (state === 'draft' || state === 'in_review');
}

/** Any member tells of a practice; projects and recommendations are for who writes for an organisation, and for editors. */
export function mayAddDossier(actor: Actor, kind: DossierKind): boolean {
	if (kind === 'practice') return actor.kind !== 'visitor';
	return mayAddSome(actor);
}

/** Reports that a recommendation was taken up: any member. Reviews such reports: editors. */
export function mayReportUptake(actor: Actor): boolean {
	return actor.kind !== 'visitor';
}

export function mayReviewUptake(actor: Actor): boolean {
	return mayReview(actor);
}
