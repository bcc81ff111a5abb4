import { sql, type SQL } from 'drizzle-orm';
import { readSettings } from '#platform/index.server.ts';
import { audiences } from './expert.ts';
import { confirmationBounds } from './expert-state.ts';
import { levelOf, type Viewer } from './expert-visible.ts';

/** How many months a confirmation holds on this hub. */
export function rosterMonths(): number {
	return readSettings(process.env).rosterMonths;
}

/** Whether the viewer may see a part of the row at hand: `visibleParts` as a condition of lists over `expert`. */
export function seesPart(part: SQL, viewer: Viewer, now: Date, months = rosterMonths()): SQL {
	const seen = sql.param(audiences.slice(0, levelOf(viewer) + 1));
	return sql`(${isThere(viewer, now, months)}
		and ${audienceOf(part)} = any(${seen}::text[]) and ${audienceOf(sql`'name'`)} = any(${seen}::text[]))`;
}

const audienceOf = (part: SQL) => sql`expert.consent ->> ${part}`;

function isThere(viewer: Viewer, now: Date, months: number): SQL {
	if (viewer === 'self') return sql`true`;
	if (viewer === 'staff') return sql`expert.withdrawn_at is null`;
	const { asleep } = confirmationBounds(now, months);
	return sql`(expert.withdrawn_at is null and expert.vetted_at is not null
		and expert.confirmed_at > ${asleep.toISOString()}::timestamptz)`;
}
