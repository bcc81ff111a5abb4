import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { versionsOfWaves } from '#surveys/index.server.ts';
import type { Scope } from './fact.ts';
import type { Indicator } from './indicator.ts';

/** The version of everything a scope speaks of: the same data have the same one, in whatever order they are named. */
export async function dataVersionOfScope(scope: Scope): Promise<string> {
	const { rows } = await db.execute<Record<string, string | number>>(sql`
		select id, slug, version, starts_on::text, ends_on::text from impact_cohort where id = any(${sql.param([...scope.cohorts])}::uuid[]) order by id`);
	const waves = [...(await versionsOfWaves(scope.waves))].sort(([a], [b]) => (a < b ? -1 : 1));
	return hashOf([rows, waves]).slice(0, 16);
}

/** SHA-256 in hex. */
export function hashOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** What of an indicator its value depends on. */
export function definitionOf({ texts: _, categories: __, ...definition }: Indicator): unknown {
	return definition;
}
