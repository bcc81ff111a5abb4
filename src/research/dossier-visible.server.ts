import { sql, type SQL } from 'drizzle-orm';
import { mayEverything } from '#catalogue/index.ts';
import { contributesTo, type Actor } from '#people/index.ts';

/** `mayDossier(actor, 'see', …)` as a condition on `dossier`. */
export function dossiersVisibleTo(actor: Actor): SQL {
	if (mayEverything(actor)) return sql`true`;
	if (actor.kind !== 'person') return sql`dossier.state = 'published'`;
	return sql`(dossier.state = 'published' or ${dossiersOf(actor)})`;
}

/** Those that a person wrote, or that an organisation they write for leads or works on. */
export function dossiersOf(actor: Actor): SQL {
	if (actor.kind !== 'person') return sql`false`;
	const ids = contributesTo(actor);
	return sql`(dossier.created_by = ${actor.id} or exists (select from dossier_organisation o
		where o.dossier_id = dossier.id and o.role <> 'funder' and o.organisation_id = any(${sql.param(ids)}::uuid[])))`;
}
