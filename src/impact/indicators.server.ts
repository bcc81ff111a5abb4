import { desc, sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { builtIn } from './built-in.ts';
import { impactIndicator } from './cohort-tables.server.ts';
import type { Indicator } from './indicator.ts';

/** Every indicator in its newest version: those that come with the hub first, then those of its evaluators. */
export async function listIndicators(): Promise<Indicator[]> {
	const own = await db
		.selectDistinctOn([impactIndicator.id], { definition: impactIndicator.definition })
		.from(impactIndicator)
		.orderBy(sql`${impactIndicator.id}`, desc(impactIndicator.version));
	return [...builtIn, ...own.map(({ definition }) => definition)];
}

export async function findIndicator(id: string): Promise<Indicator | null> {
	return (await listIndicators()).find((one) => one.id === id) ?? null;
}
