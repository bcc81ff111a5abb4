import { contributesTo, isContributorOf, isEditor, type Actor } from '#people/index.ts';

/** Whose a questionnaire or a wave is; null: the hub’s own. */
export type GovernedSurvey = { organisationId: string | null };

/**
 * Writes questionnaires, opens waves, sees the responses as far as their linkage lets anybody: editors everything,
 * contributors what is their organisation’s. `surveysVisibleTo` says the same of lists.
 */
export function maySurvey(actor: Actor, { organisationId }: GovernedSurvey): boolean {
	return (
		actor.kind === 'system' ||
		isEditor(actor) ||
		(organisationId !== null && isContributorOf(actor, organisationId))
	);
}

/** Has somebody to ask. */
export function maySurveySome(actor: Actor): boolean {
	return actor.kind === 'system' || isEditor(actor) || contributesTo(actor).length > 0;
}
