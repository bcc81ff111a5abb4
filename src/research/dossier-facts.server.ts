import { asc, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import type { EntryId } from '#catalogue/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import type { DossierFacts, DossierId, DossierRole, DossierText } from './dossier.ts';
import { dossier } from './tables.server.ts';

// Names are written out: in a select from one table Drizzle leaves the table's name away.
const textsOf = sql<
	DossierText[]
>`(select coalesce(json_agg(json_build_object('language', t.language, 'title', t.title,
	'summary', t.summary, 'results', t.results, 'conditions', t.conditions, 'passage', t.passage, 'origin', t.origin,
	'sourceRevision', t.source_revision) order by t.language), '[]')
	from dossier_text t where t.dossier_id = dossier.id)`;
const organisationsOf = sql<{ id: string; role: DossierRole }[]>`(select coalesce(json_agg(json_build_object(
	'id', o.organisation_id, 'role', o.role) order by o.position), '[]')
	from dossier_organisation o where o.dossier_id = dossier.id)`;
const entriesOf = sql<EntryId[]>`(select coalesce(json_agg(e.entry_id order by e.position), '[]')
	from dossier_entry e where e.dossier_id = dossier.id)`;

/** Everything about those that a condition chooses. */
export async function loadDossiers(where: SQL, reader: Reader = db): Promise<DossierFacts[]> {
	return reader
		.select({
			...getTableColumns(dossier),
			texts: textsOf,
			organisations: organisationsOf,
			entries: entriesOf
		})
		.from(dossier)
		.where(where)
		.orderBy(asc(dossier.id));
}

/** Holds them until the transaction ends, always in the order of their ids. Throws NotFound. */
export async function lockDossier(tx: Writer, id: DossierId): Promise<DossierFacts> {
	const [found] = await lockFoundDossiers(tx, [id]);
	if (!found) throw new NotFound('dossier');
	return found;
}

/** Holds those of them that there are. */
export async function lockFoundDossiers(tx: Writer, ids: readonly DossierId[]): Promise<DossierFacts[]> {
	await tx
		.select({ id: dossier.id })
		.from(dossier)
		.where(inArray(dossier.id, [...ids]))
		.orderBy(dossier.id)
		.for('update');
	// A second look: the first may have waited for someone whose texts it would not see.
	return loadDossiers(inArray(dossier.id, [...ids]), tx);
}
