import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { versionsOfWaves } from '#surveys/index.server.ts';
import type { Scope } from './fact.ts';
import type { Indicator } from './indicator.ts';

/** The version of everything a scope speaks of: the same data have the same one, in whatever order they are named. */
export async function dataVersionOfScope(scope: Scope): Promise<string> {
	return (await dataVersionsOfScopes([scope]))[0] ?? '';
}

/** The same of many, in their order, read at once. */
export async function dataVersionsOfScopes(scopes: readonly Scope[]): Promise<string[]> {
	const cohorts = [...new Set(scopes.flatMap((scope) => scope.cohorts))];
	const [{ rows }, versions] = await Promise.all([
		db.execute<Record<string, string | number>>(sql`
			select id, slug, version, starts_on::text, ends_on::text from impact_cohort
			where id = any(${sql.param(cohorts)}::uuid[]) order by id`),
		versionsOfWaves([...new Set(scopes.flatMap((scope) => scope.waves))])
	]);
	const waves = [...versions].sort(([a], [b]) => (a < b ? -1 : 1));
	return scopes.map((scope) => {
		const within = [new Set<unknown>(scope.cohorts), new Set<unknown>(scope.waves)] as const;
		return hashOf([
			rows.filter(({ id }) => within[0].has(id)),
			waves.filter(([id]) => within[1].has(id))
		]).slice(0, 16);
	});
}

/** SHA-256 in hex. */
export function hashOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** What of an indicator its value depends on. */
export function definitionOf({ texts: _, categories: __, ...definition }: Indicator): unknown {
	return definition;
}
