import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { expert } from './expert-tables.server.ts';
import { shown, type ShownExpert } from './expert.server.ts';
import type { Viewer } from './expert-visible.ts';
import { seesPart } from './expert-visible.server.ts';

/**
 * Who says that they belong to an organisation, as far as the viewer may see that and their name; who confirmed last comes
 * first. From the database and not from the roster in memory, which does not tell former affiliations from present ones.
 */
export async function expertsAffiliated(
	organisation: string,
	viewer: Exclude<Viewer, 'self'>,
	now: Date,
	most = 10
): Promise<{ total: number; experts: ShownExpert[] }> {
	const has = JSON.stringify([{ organisation }]);
	const rows = await db
		.select({ expert, total: sql<number>`(count(*) over ())::int` })
		.from(expert)
		.where(
			sql`${expert.profile} -> 'affiliations' @> ${has}::jsonb
				and ${seesPart(sql`'affiliations'`, viewer, now)}
				and exists (select 1 from jsonb_array_elements(${expert.profile} -> 'affiliations') one
					where one ->> 'organisation' = ${organisation}
						and coalesce((one ->> 'until')::int, 9999) >= ${now.getUTCFullYear()})`
		)
		.orderBy(sql`${expert.confirmedAt} desc nulls last, ${expert.id}`)
		.limit(most);
	return {
		total: rows[0]?.total ?? 0,
		experts: rows.flatMap((row) => shown(row.expert, viewer, now) ?? [])
	};
}
