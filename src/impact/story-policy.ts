import type { Actor } from '#people/index.ts';
import { maySurvey, maySurveySome } from '#surveys/index.ts';
import type { Verdict } from './disclosure.ts';

/** Whose a story is; null: the hub’s own. */
export type GovernedStory = { organisationId: string | null };

/** Who may ask people and read what they answered may write of it: editors all, contributors their organisation’s. */
export function mayWriteStory(actor: Actor, story: GovernedStory): boolean {
	return maySurvey(actor, story);
}

export function mayWriteSomeStory(actor: Actor): boolean {
	return maySurveySome(actor);
}

/** What stands between a draft and the wish that it be released. */
export type Standing = {
	/** Findings of the linter that cannot be true. */
	impossible: number;
	/** Flaws and unknown numbers in any of its texts. */
	flaws: number;
	/** Of exactly what it tells now; null: nobody has looked yet. */
	verdict: Verdict | null;
};

/** Why a release cannot be asked for. A verdict of review asks for people who have read its reasons. */
export function refusalToAsk({ impossible, flaws, verdict }: Standing, reasonsRead: boolean): string | null {
	if (flaws > 0) return 'story_not_sound';
	if (impossible > 0) return 'story_cannot_be_true';
	if (verdict === null) return 'story_being_audited';
	if (verdict === 'blocked') return 'story_blocked';
	return verdict === 'review' && !reasonsRead ? 'story_reasons_unread' : null;
}

/** Why somebody cannot be the second of two people: a person, who may write it, and not who asked. */
export function refusalToApprove(
	actor: Actor,
	story: GovernedStory,
	request: { askedBy: string | null; verdict: Verdict },
	reasonsRead: boolean
): string | null {
	if (actor.kind !== 'person' || !mayWriteStory(actor, story)) return 'story_not_yours';
	// Who asked has left the hub: nobody can be told to be another.
	if (request.askedBy === null) return 'story_asker_left';
	if (actor.id === request.askedBy) return 'story_second_person';
	if (request.verdict === 'blocked') return 'story_blocked';
	return request.verdict === 'review' && !reasonsRead ? 'story_reasons_unread' : null;
}
