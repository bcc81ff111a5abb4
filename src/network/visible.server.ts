import { sql, type SQL } from 'drizzle-orm';
import { contributesTo, type Actor } from '#people/index.ts';
import { may } from './policy.ts';

/** `maySeeClaim(actor, …)` as a condition on `organisation_claim`. */
export function claimsVisibleTo(actor: Actor): SQL {
	if (may(actor, 'write')) return sql`true`;
	return actor.kind === 'person' ? sql`organisation_claim.person_id = ${actor.id}` : sql`false`;
}

/** `maySeePartnership(actor, …)` as a condition on `partnership`. */
export function partnershipsVisibleTo(actor: Actor): SQL {
	if (may(actor, 'write')) return sql`true`;
	return sql`(partnership.state = 'published' or ${keptBy(actor)})`;
}

/** The centre's page is kept by the actor. */
export function keptBy(actor: Actor): SQL {
	if (may(actor, 'write')) return sql`true`;
	return sql`partnership.centre_id = any(${sql.param(contributesTo(actor))}::uuid[])`;
}
