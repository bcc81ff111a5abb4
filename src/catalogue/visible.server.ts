import { sql, type SQL } from 'drizzle-orm';
import { contributesTo, type Actor } from '#people/index.ts';
import { mayEverything } from './policy.ts';

/** `may(actor, 'see', …)` as a condition on `entry`. */
export function visibleTo(actor: Actor): SQL {
	if (mayEverything(actor)) return sql`true`;
	const own = contributesTo(actor);
	if (own.length === 0) return sql`entry.state = 'published'`;
	return sql`(entry.state = 'published' or ${providedBy(own)})`;
}

/** An organisation of these is among the entry's providers. */
export function providedBy(organisationIds: readonly string[]): SQL {
	const ids = sql.join(
		organisationIds.map((id) => sql`${id}::uuid`),
		sql`, `
	);
	return organisationIds.length === 0
		? sql`false`
		: sql`exists (select from entry_organisation p where p.entry_id = entry.id and p.role = 'provider' and p.organisation_id in (${ids}))`;
}
