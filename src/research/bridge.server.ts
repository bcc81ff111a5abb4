import { sql } from 'drizzle-orm';
import { taggedEntries } from '#catalogue/index.server.ts';
import { db, pools } from '#platform/index.server.ts';
import { generation } from '#search/index.server.ts';
import { BridgeTable, type Where, type Work, type WorkKind } from './bridge-table.ts';
import { matrixOf, type BridgeMatrix } from './bridge-matrix.ts';
import { cosineOf, strengthOf, type BridgeStrength } from './bridge.ts';

type Kept = { table: BridgeTable; pool: object; generation: number | null; asOf: Date };

let kept: Kept | null = null;
let reading: Promise<BridgeTable> | null = null;
/** Whoever wrote at that time has long committed: what is asked for again overlaps by so much. */
const overlapMilliseconds = 60_000;

/**
 * All works, in memory. Loaded at the first need; after that, when the search has heard of a change, only what changed since
 * is read.
 */
async function works(): Promise<BridgeTable> {
	const pool = pools().reading;
	const current = generation();
	if (kept?.pool === pool && current !== null && kept.generation === current) return kept.table;
	reading ??= refreshed(kept?.pool === pool ? kept : null).finally(() => (reading = null));
	return reading;
}

async function refreshed(before: Kept | null): Promise<BridgeTable> {
	const pool = pools().reading;
	// Before anything is read: what changes meanwhile is asked for the next time.
	const [current, asOf] = [generation(), new Date()];
	const since = before && new Date(before.asOf.getTime() - overlapMilliseconds);
	const table = before?.table ?? new BridgeTable();
	const [entries, dossiers] = await Promise.all([taggedEntries(since), taggedDossiers(since)]);
	for (const { isPublished, providers, ...entry } of entries) {
		if (isPublished) table.put({ ...entry, kind: 'publication', organisations: providers });
		else table.remove(entry.id);
	}
	for (const { isPublished, ...dossier } of dossiers) {
		if (isPublished) table.put(dossier);
		else table.remove(dossier.id);
	}
	kept = { table, pool, generation: current, asOf };
	return table;
}

type TaggedDossier = Work & { isPublished: boolean };

async function taggedDossiers(since: Date | null): Promise<TaggedDossier[]> {
	const wanted =
		since === null
			? sql`dossier.state = 'published'`
			: sql`dossier.updated_at >= ${since.toISOString()}::timestamptz`;
	const { rows } = await db.execute<TaggedDossier>(sql`
		select dossier.id, dossier.kind, dossier.state = 'published' as "isPublished", dossier.topics, dossier.countries,
			dossier.regions, coalesce(dossier.ended_year, dossier.started_year) as year, coalesce(o.ids, '{}') as organisations
		from dossier left join (select dossier_id, array_agg(organisation_id::text order by position) as ids
			from dossier_organisation where role <> 'funder' group by dossier_id) o on o.dossier_id = dossier.id
		where ${wanted}`);
	return rows;
}

/** All approaches by all approaches, in a region, a country or the world. */
export async function bridgeMatrix(where: Where): Promise<BridgeMatrix> {
	return matrixOf(await works(), where);
}

export type Working = { organisation: string; works: number };
export type Bridge = {
	overlap: { a: number; b: number; both: number };
	cosine: number;
	strength: BridgeStrength;
	/** The latest works in both, by kind, and how many there are of each. */
	works: Record<WorkKind, { ids: string[]; total: number }>;
	/** Ids of organisations with works in both, the most first. */
	inBoth: Working[];
	/** Those that work in one and not in the other: who could be brought together. */
	onlyA: Working[];
	onlyB: Working[];
};

const mostWorks = 12;
const mostOrganisations = 12;

/** What stands in two approaches, and who. */
export async function bridgeBetween(a: string, b: string, where: Where): Promise<Bridge> {
	const table = await works();
	const [inA, inB, both] = [table.works([a], where), table.works([b], where), table.works([a, b], where)];
	const overlap = { a: inA.length, b: inB.length, both: both.length };
	const of = (kind: WorkKind) => {
		const own = both.filter((work) => work.kind === kind);
		return { ids: own.slice(0, mostWorks).map(({ id }) => id), total: own.length };
	};
	const [countA, countB, countBoth] = [countsOf(inA), countsOf(inB), countsOf(both)];
	const without = (counts: Map<string, number>, others: Map<string, number>) =>
		mostFirst(new Map([...counts].filter(([id]) => !others.has(id))));
	return {
		overlap,
		...{ cosine: cosineOf(overlap), strength: strengthOf(overlap) },
		works: {
			...{ publication: of('publication'), project: of('project') },
			...{ recommendation: of('recommendation'), practice: of('practice') }
		},
		inBoth: mostFirst(countBoth),
		onlyA: without(countA, countB),
		onlyB: without(countB, countA)
	};
}

function countsOf(all: readonly Work[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { organisations } of all)
		for (const id of new Set(organisations)) counts.set(id, (counts.get(id) ?? 0) + 1);
	return counts;
}

function mostFirst(counts: Map<string, number>): Working[] {
	return [...counts]
		.map(([organisation, count]) => ({ organisation, works: count }))
		.sort((x, y) => y.works - x.works || (x.organisation < y.organisation ? -1 : 1))
		.slice(0, mostOrganisations);
}

/** The works about a place, for comparing places. */
export async function worksIn(where: Where): Promise<Work[]> {
	return (await works()).works([], where);
}
