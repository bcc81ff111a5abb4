import { and, eq, sql } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import { cohortDimensions, type CohortId } from './cohort.ts';
import { impactCohort, impactSource } from './cohort-tables.server.ts';
import { hashOf } from './data-version.server.ts';
import { groupKey, type Cell } from './group.ts';

export type SourceInput = {
	/** '': this hub itself. */
	name: string;
	cells: readonly Cell[];
	by: string | null;
	now: Date;
};
export type SourceOutcome = 'added' | 'replaced' | 'unchanged';

/** The same people in the same order, however they were listed: those who are alike counted together. */
export function joinedCells(cells: readonly Cell[]): Cell[] {
	const alike = new Map<string, Cell>();
	for (const cell of cells) {
		const within = Object.fromEntries(cohortDimensions.map((one) => [one, cell.in[one] ?? '']));
		const key = groupKey(within);
		alike.set(key, { in: within, count: cell.count + (alike.get(key)?.count ?? 0) });
	}
	return [...alike]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([, cell]) => (cell.count > 0 ? [cell] : []));
}

/** What a source says of a cohort takes the place of what it said before; the same again changes nothing. Holds the cohort. */
export async function putSource(
	tx: Writer,
	cohortId: CohortId,
	{ name, cells, by, now }: SourceInput
): Promise<SourceOutcome> {
	await tx
		.select({ id: impactCohort.id })
		.from(impactCohort)
		.where(eq(impactCohort.id, cohortId))
		.for('update');
	const joined = joinedCells(cells);
	const contentHash = hashOf(joined);
	const [before] = await tx
		.select()
		.from(impactSource)
		.where(and(eq(impactSource.cohortId, cohortId), eq(impactSource.name, name)));
	if (before?.contentHash === contentHash) return 'unchanged';
	if (before) await tx.delete(impactSource).where(eq(impactSource.id, before.id));
	const id: string = newId();
	const people = joined.reduce((sum, { count }) => sum + count, 0);
	await tx
		.insert(impactSource)
		.values({ id, cohortId, name, contentHash, people, takenAt: now, takenBy: by });
	for (let at = 0; at < joined.length; at += 5000) {
		const part = joined.slice(at, at + 5000).map((cell) => ({ ...cell.in, count: cell.count }));
		await tx.execute(sql`
			insert into impact_cell (source_id, country, gender, sector, relation, age_band, language, certificate, count)
			select ${id}, country, gender, sector, relation, age_band, language, certificate, count
			from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as cell(country text, gender text, sector text,
				relation text, age_band text, language text, certificate text, count integer)`);
	}
	await tx
		.update(impactCohort)
		.set({ version: sql`${impactCohort.version} + 1` })
		.where(eq(impactCohort.id, cohortId));
	return before ? 'replaced' : 'added';
}

/** What each source says of a cohort, under its name. */
export async function cellsBySource(cohortId: CohortId, reader: Reader = db): Promise<Map<string, Cell[]>> {
	const columns = sql.join(
		cohortDimensions.map((one) => sql`cell.${sql.identifier(one)}`),
		sql`, `
	);
	const { rows } = await reader.execute<Record<string, string> & { count: number }>(sql`
		select source.name, cell.count, ${columns} from impact_source source
		left join impact_cell cell on cell.source_id = source.id
		where source.cohort_id = ${cohortId} order by source.name`);
	const found = new Map<string, Cell[]>();
	for (const { name = '', count, ...within } of rows) {
		const cells = found.get(name) ?? [];
		found.set(name, cells);
		if (count !== null) cells.push({ in: within, count });
	}
	return found;
}
