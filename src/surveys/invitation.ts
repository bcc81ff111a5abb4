import type { Id } from '#platform/index.ts';

export type InvitationId = Id<'Invitation'>;

/** What is known of everybody who is asked, by dimension: { country: 'EC', gender: 'female', certificate: 'completion' }. */
export type Strata = Record<string, string>;

/**
 * Somebody to be asked. `holder`: whom the row that asks means by it, one in all waves of a study ('enrolment:<id>').
 * `email` null: a link is handed over in another way.
 */
export type Invitee = {
	holder: string;
	personId: string | null;
	name: string | null;
	email: string | null;
	language: string;
	strata: Strata;
};
