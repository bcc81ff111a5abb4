import type { Id } from '#platform/index.ts';

export type InvitationId = Id<'ContributorInvitation'>;

/** An invitation to keep an organisation's page with others ends by itself. */
export const invitationDays = 30;
/** So many may be open for one organisation at once. */
export const mostInvitations = 20;

/** Somebody who keeps an organisation's page. */
export type Contributor = { personId: string; name: string; since: Date };
