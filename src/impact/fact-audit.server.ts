import type { WaveId } from '#surveys/index.ts';
import { groupsIn, type Told } from './attack.ts';
import { audit, type Attacked, type Audited, type Exposed } from './audit.ts';
import { withBounds } from './bounds.server.ts';
import { weightsOf } from './cohort-weight.server.ts';
import { strictest } from './disclosure.ts';
import type { Scope } from './fact.ts';
import { parseKey } from './fact-key.ts';
import { valueIn } from './deciding.ts';
import { decidingIn, indicatorOf, outside, placesOf, standingsOf } from './fact-nesting.server.ts';
import { groupKey, type Cell, type Dimensions, type Group, type Nesting } from './group.ts';
import { listIndicators } from './indicators.server.ts';
import { namedIn } from './part.ts';
import { portionsOf, type Portion } from './population.server.ts';
import { countingsOf } from './tally.ts';
import { dimensionIn, populationIn } from './told-population.ts';

/**
 * Attacks everything that is told of a scope together, population by population: who answers is not who took part, and
 * what is told of the ones says nothing of the others. A job: it gives way to others between two questions. Throws
 * Contradiction, as where two versions of the data are told as one.
 */
export async function auditOf(
	scope: Scope,
	toldTogether: readonly Told[],
	progress: (at: { done: number; of: number }) => Promise<void> | void = () => undefined
): Promise<Audited> {
	const attacked: Attacked[] = [];
	for (const [prefix, told] of Map.groupBy(toldTogether, populationIn)) {
		attacked.push({ ...(await cellsOf(scope, prefix, told)), told });
	}
	return withBounds(async (boundsOf) => {
		// Each is begun, so that it is known how many questions there are.
		const works = attacked.map((one) => {
			const work = audit(one, boundsOf);
			return { work, step: work.next() };
		});
		const of = works.reduce((sum, { step }) => sum + (step.done ? 0 : step.value.of), 0);
		const exposed: Exposed[] = [];
		let checked = 0;
		for (const { work, step: first } of works)
			for (let step = first; ; step = work.next()) {
				if (step.done) {
					exposed.push(...step.value.exposed.filter(({ group }) => isSomebody(group)));
					checked += step.value.checked;
					break;
				}
				await progress({ done: checked + step.value.done, of });
				await new Promise((resolve) => setImmediate(resolve));
			}
		return { verdict: strictest(exposed.map(({ verdict }) => verdict)), exposed, checked };
	});
}

/** Of whom nothing is known, and who said nothing, is nobody that could be found. */
function isSomebody(group: Group): boolean {
	return !Object.values(group).some((category) => category === '' || category === outside);
}

/** Everybody of a population, as cells of the dimensions that something told names. */
async function cellsOf(
	scope: Scope,
	prefix: string,
	told: readonly Told[]
): Promise<{ dimensions: Dimensions; cells: Cell[]; nesting: Nesting }> {
	const groups = told.flatMap(groupsIn);
	const named = [...new Set(groups.flatMap(Object.keys))].filter((name) => name !== prefix);
	const plain = (name: string): string => (prefix === '' ? name : name.slice(prefix.length + 1));
	const indicators = new Map((await listIndicators()).map((one) => [one.id, one]));
	const derived = named.map(plain).filter((name) => name.startsWith('is:'));
	const portions = await populationOf(
		scope,
		prefix,
		named.map(plain).flatMap((name) => {
			if (!name.startsWith('is:')) return [name];
			const measure = indicatorOf(name, indicators)?.measure;
			const parts = [
				measure && 'part' in measure ? measure.part : null,
				measure && 'base' in measure ? measure.base : null
			];
			return parts.flatMap(namedIn);
		})
	);
	const deciding = decidingIn(derived, indicators, portions);
	const deciders = new Map(
		[...deciding.values()].map(({ name, values }) => [dimensionIn(prefix, name), values])
	);
	const names = [...new Set([...named, ...deciders.keys()])];
	const cells = new Map<string, Cell>();
	const weighted = derived.some((name) => indicatorOf(name, indicators)?.weighting === 'cohort');
	const weights = weighted ? await weightsOf(scope, portions) : null;
	for (const { rows: portion, wave } of portions) {
		const isLeftOut = wave !== undefined && weights?.byWave.get(wave) === null;
		const countings = new Map(
			derived.map((name) => {
				const indicator = indicatorOf(name, indicators);
				const option = parseKey(name.slice('is:'.length))?.option ?? '';
				// What a weighted number leaves out is in none of its counts.
				const isIn = indicator && !(isLeftOut && indicator.weighting === 'cohort');
				return [name, isIn ? (countingsOf(portion, indicator)?.get(option) ?? null) : null] as const;
			})
		);
		for (let row = 0; row < portion.size; row++) {
			const within: Record<string, string> = prefix === '' ? {} : { [prefix]: 'all' };
			for (const name of names) {
				const column = portion.columns.get(plain(name));
				const counting = countings.get(plain(name));
				within[name] = plain(name).startsWith('is:')
					? counting?.n[row]
						? 'part'
						: counting?.base[row]
							? 'rest'
							: outside
					: valueIn(column, row);
			}
			const key = groupKey(within);
			const cell = cells.get(key);
			const count = (portion.weights ? (portion.weights[row] ?? 0) : 1) + (cell?.count ?? 0);
			cells.set(key, { in: within, count });
		}
	}
	const list = [...cells.values()];
	const dimensions: Record<string, string[]> = prefix === '' ? {} : { [prefix]: ['all'] };
	for (const name of names)
		dimensions[name] = [
			...new Set([...list.map((cell) => cell.in), ...groups].flatMap((one) => one[name] ?? []))
		];
	for (const [name, values] of deciders)
		dimensions[name] = [...new Set([...(dimensions[name] ?? []), ...values])];
	const nesting = { ...placesOf(prefix, list), ...standingsOf(prefix, deciding, list) };
	return { dimensions, cells: list, nesting };
}

async function populationOf(scope: Scope, prefix: string, dimensions: string[]): Promise<Portion[]> {
	if (prefix === '') return portionsOf(scope, { of: 'participants' }, dimensions);
	const [of, ids = ''] = prefix.split(':');
	const waves = ids.split('+') as WaveId[];
	return portionsOf(
		{ cohorts: [], waves },
		{ of: of === 'invited' ? 'invited' : 'respondents', wave: null },
		dimensions
	);
}
