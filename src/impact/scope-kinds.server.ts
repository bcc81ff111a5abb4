import { inArray } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { waveById } from '#surveys/index.server.ts';
import type { Texts } from '#surveys/index.ts';
import { impactCohort } from './cohort-tables.server.ts';
import type { Scope } from './fact.ts';

/** What of a scope is invented and what is real, and what of it is in no public number yet; each by what it is called. */
export type ScopeKinds = { invented: Texts[]; real: Texts[]; unshown: Texts[] };

export async function kindsOfScope(scope: Scope): Promise<ScopeKinds> {
	const [cohorts, waves] = await Promise.all([
		db
			.select()
			.from(impactCohort)
			.where(inArray(impactCohort.id, [...scope.cohorts]))
			.orderBy(impactCohort.startsOn, impactCohort.slug),
		Promise.all(scope.waves.map((id) => waveById(id)))
	]);
	const all = [...cohorts, ...waves];
	return {
		invented: all.flatMap(({ title, illustrative }) => (illustrative ? [title] : [])),
		real: all.flatMap(({ title, illustrative }) => (illustrative ? [] : [title])),
		unshown: cohorts.flatMap(({ title, shownAt }) => (shownAt === null ? [title] : []))
	};
}

/** Invented and real people are counted together. */
export function isMixed({ invented, real }: Pick<ScopeKinds, 'invented' | 'real'>): boolean {
	return invented.length > 0 && real.length > 0;
}
