import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aCohort } from './cohort-builders.server.ts';
import { auditOf } from './fact-audit.server.ts';
import { keyOf, parseKey } from './fact-key.ts';
import { readFacts } from './fact.server.ts';
import type { Scope } from './fact.ts';
import type { Cell, Group } from './group.ts';
import { listIndicators } from './indicators.server.ts';

useDatabase();
const now = new Date('2027-06-20T10:00:00Z');

/** The same numbers for the same seed: everything together is asked of several hubs, and a failure says of which. */
function drawnFrom(seed: number): () => number {
	let state = seed * 7919;
	return () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
}

function someCells(random: () => number): Cell[] {
	const [countries, genders] = [
		['EC', 'PE', 'MX', 'KE', 'UG', 'MA'],
		['female', 'male', 'other']
	];
	return countries.flatMap((country) =>
		genders.flatMap((gender) =>
			['completion', 'none'].flatMap((certificate) => {
				const count = Math.floor(random() ** 3 * (gender === 'other' ? 4 : 30));
				return count > 0 ? [{ in: { country, gender, certificate }, count }] : [];
			})
		)
	);
}

/** Every number that anybody can have of a scope: of everybody, by one thing, and by each two. */
async function everythingOf(scope: Scope, indicatorId: string) {
	const indicators = (await listIndicators()).filter(({ id }) => id === indicatorId);
	const [indicator] = indicators;
	if (!indicator) throw new Error(`There is no ${indicatorId}.`);
	const reading = await readFacts(scope, indicators);
	const dimensions = ['cohort', 'year', 'country', 'region', 'gender'];
	const groups: Group[] = [{}];
	for (const by of dimensions) {
		const keys = await reading.keysOf(indicator, by);
		const categories = keys.map((key): Group => parseKey(key)?.group ?? {});
		const before = groups.filter((group) => Object.keys(group).length < 2 && !(by in group));
		groups.push(...before.flatMap((group) => categories.map((category) => ({ ...group, ...category }))));
	}
	const keys = groups.map((group) => keyOf(indicatorId, null, group));
	return Object.values(await reading.factsFor(keys, now, 'everybody'));
}

test.each(['participants', 'certificates_completion'])(
	'everything that everybody may read of %s, told together, tells of nobody',
	async (indicator) => {
		for (let seed = 1; seed <= 6; seed++) {
			const random = drawnFrom(seed);
			const cohorts = [];
			for (const [slug, year] of [
				['a', 2025],
				['b', 2025],
				['c', 2026]
			] as const)
				cohorts.push(
					await aCohort(`${indicator.replaceAll('_', '-')}-${slug}-${seed}`, someCells(random), {
						...{ startsOn: `${year}-01-10`, endsOn: `${year}-03-10` }
					})
				);
			const scope: Scope = { cohorts, waves: [] };
			const facts = await everythingOf(scope, indicator);
			const told = facts.flatMap((fact) => (fact.state === 'told' ? fact.told : []));
			const { exposed } = await auditOf(scope, told);
			const found = exposed.filter(({ verdict }) => verdict === 'blocked');
			expect({ seed, tellsSomething: told.length > 50, found }).toEqual({
				...{ seed, tellsSomething: true, found: [] }
			});
		}
	},
	120_000
);
