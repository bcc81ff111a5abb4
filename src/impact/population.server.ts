import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { answersOf, invitedCells, versionsOfWaves, waveById } from '#surveys/index.server.ts';
import type { WaveId } from '#surveys/index.ts';
import { regionsOf } from '#vocabulary/index.ts';
import type { Scope } from './fact.ts';
import { derivedFrom, type Group } from './group.ts';
import type { Population } from './indicator.ts';
import { rowsOfCells, rowsOfResponses, withDerived, type Rows } from './rows.ts';

const cohortColumns = ['country', 'gender', 'sector', 'relation', 'age_band', 'language', 'certificate'];
const invitedColumns = [...cohortColumns, 'topic_relation', 'disposition'];

/** The name by which the audit knows this population; '' of participants. Who answers is not who took part. */
export function prefixOf(population: Population, waves: readonly WaveId[]): string {
	if (population.of === 'participants') return '';
	return `${population.of === 'invited' ? 'invited' : 'wave'}:${[...waves].sort().join('+')}`;
}

/** The waves of a scope that a population answers in. */
export async function wavesOf(scope: Scope, population: Population): Promise<WaveId[]> {
	if (population.of === 'participants') return [];
	const waves = await Promise.all(scope.waves.map((id) => waveById(id)));
	return waves.filter(({ kind }) => population.wave === null || kind === population.wave).map(({ id }) => id);
}

/** Where the rows of a population are, and by what name their counts can be kept. `wave`: the one they answered in. */
export type Portion = { name: string; rows: Rows; wave?: WaveId };

/** The people of a population with the dimensions that are asked of them: cohorts in one portion, waves in one each. */
export async function portionsOf(
	scope: Scope,
	population: Population,
	dimensions: readonly string[]
): Promise<Portion[]> {
	switch (population.of) {
		case 'participants':
			return participantPortions(scope, [dimensions]);
		case 'invited': {
			const waves = await wavesOf(scope, population);
			const cells = await invitedCells(waves);
			const rows = rowsOfCells(cells, invitedColumns);
			return [{ name: '', rows: withDerived(rows, 'country', 'region', regionOf) }];
		}
		case 'respondents': {
			const waves = await wavesOf(scope, population);
			const versions = await versionsOfWaves(waves);
			const portions: Portion[] = [];
			// One after the other: each may be large, and what is not kept is let go.
			for (const id of waves)
				portions.push({
					name: `${id}@${versions.get(id)?.responses}`,
					rows: await responseRows(id, versions.get(id)?.responses ?? 0),
					wave: id
				});
			return portions;
		}
	}
}

export function regionOf(iso2: string): string {
	return regionsOf(iso2)[0] ?? '';
}

/**
 * Participants for several sets of dimensions, in one reading of the cells; each set in its own portion, in the order asked.
 */
export async function participantPortions(
	scope: Scope,
	sets: readonly (readonly string[])[]
): Promise<Portion[]> {
	const columnsOf = (dimensions: readonly string[]): string[] => {
		const wanted = new Set(dimensions.map((one) => derivedFrom[one] ?? one));
		return [...cohortColumns, 'cohort'].filter((one) => wanted.has(one));
	};
	const asked = sets.map(columnsOf);
	const all = [...cohortColumns, 'cohort'].filter((one) => asked.some((columns) => columns.includes(one)));
	const named = (one: string): string => (one === 'cohort' ? 'source.cohort_id' : `cell.${one}`);
	const listed = (columns: readonly string[]): string => columns.map(named).join(', ');
	const groupings = [...new Set(asked.map((columns) => `(${listed(columns)})`))];
	const select = all.map((one) => `${named(one)}::text as ${one},`).join(' ');
	const [{ rows }, cohorts] = await Promise.all([
		db.execute<Record<string, string | null> & { people: number | null; left_out: number }>(sql`
			select ${sql.raw(select)} sum(cell.count)::int as people,
				${sql.raw(all.length > 0 ? `grouping(${listed(all)})` : '0')} as left_out
			from impact_cell cell join impact_source source on source.id = cell.source_id
			where source.cohort_id = any(${sql.param([...scope.cohorts])}::uuid[])
			group by grouping sets (${sql.raw(groupings.join(', '))})`),
		cohortsIn(scope)
	]);
	// Which set a row is of, as PostgreSQL says it: a bit for each column that is not in it, the last column the lowest.
	const leftOut = (columns: readonly string[]): number =>
		all.reduce((bits, one) => bits * 2 + (columns.includes(one) ? 0 : 1), 0);
	const bySet = Map.groupBy(rows, (row) => row.left_out);
	const slugs = new Map(cohorts.map(({ id, slug }) => [id, slug]));
	const years = new Map(cohorts.map(({ slug, year }) => [slug, year]));
	return asked.map((columns) => {
		const cells = (bySet.get(leftOut(columns)) ?? []).flatMap(({ people, ...row }) => {
			const within = columns.map((one) => [one, one === 'cohort' ? slugs.get(row[one] ?? '') : row[one]]);
			return people === null ? [] : [{ in: Object.fromEntries(within) as Group, count: people }];
		});
		const placed = withDerived(rowsOfCells(cells, columns), 'country', 'region', regionOf);
		return { name: '', rows: withDerived(placed, 'cohort', 'year', (slug) => years.get(slug) ?? '') };
	});
}

async function cohortsIn(scope: Scope): Promise<{ id: string; slug: string; year: string }[]> {
	const { rows } = await db.execute<{ id: string; slug: string; year: string }>(sql`
		select id, slug, coalesce(extract(year from coalesce(ends_on, starts_on))::text, '') as year
		from impact_cohort where id = any(${sql.param([...scope.cohorts])}::uuid[])`);
	return rows;
}

const mostKept = 600_000;
const kept = new Map<WaveId, { version: number; rows: Rows }>();

/** Read once for each version of its data; when much is kept, what was asked for longest ago is let go. */
async function responseRows(id: WaveId, version: number): Promise<Rows> {
	const known = kept.get(id);
	kept.delete(id);
	if (known?.version === version) {
		kept.set(id, known);
		return known.rows;
	}
	const { questionnaire, responses } = await answersOf(id);
	const rows = withDerived(rowsOfResponses(questionnaire, responses), 'country', 'region', regionOf);
	kept.set(id, { version, rows });
	let size = [...kept.values()].reduce((sum, one) => sum + one.rows.size, 0);
	for (const [oldest, one] of kept) {
		if (size <= mostKept || oldest === id) break;
		kept.delete(oldest);
		size -= one.rows.size;
	}
	return rows;
}
