import { eq, getTableColumns } from 'drizzle-orm';
import { organisationsById } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { put, remove } from '#search/index.server.ts';
import { dossierKinds, type DossierFacts, type DossierId } from './dossier.ts';
import { dossierKey, dossierToDocument } from './dossier-document.server.ts';
import { lockFoundDossiers } from './dossier-facts.server.ts';
import { dossierChanges } from './dossier-shaping.ts';
import { dossier, dossierChange, dossierEntry, dossierOrganisation, dossierText } from './tables.server.ts';

export type DossierTrace = { actor: Actor; act: string; reason?: string | null; now: Date };

const columns = Object.keys(getTableColumns(dossier));

function rowOf(facts: DossierFacts): typeof dossier.$inferInsert {
	return Object.fromEntries(
		columns.map((name) => [name, facts[name as keyof DossierFacts]])
	) as typeof dossier.$inferInsert;
}

export async function insertDossier(tx: Writer, facts: DossierFacts): Promise<void> {
	await tx.insert(dossier).values(rowOf(facts));
	await insertBelongings(tx, facts);
}

export async function updateDossier(tx: Writer, facts: DossierFacts): Promise<void> {
	const { id } = facts;
	await tx.update(dossier).set(rowOf(facts)).where(eq(dossier.id, id));
	await tx.delete(dossierText).where(eq(dossierText.dossierId, id));
	await tx.delete(dossierOrganisation).where(eq(dossierOrganisation.dossierId, id));
	await tx.delete(dossierEntry).where(eq(dossierEntry.dossierId, id));
	await insertBelongings(tx, facts);
}

async function insertBelongings(tx: Writer, facts: DossierFacts): Promise<void> {
	const dossierId = facts.id;
	const texts = facts.texts.map((text) => ({ dossierId, ...text }));
	const organisations = facts.organisations.map(({ id, role }, position) => ({
		...{ dossierId, organisationId: id, role, position }
	}));
	const entries = facts.entries.map((entryId, position) => ({ dossierId, entryId, position }));
	if (texts.length > 0) await tx.insert(dossierText).values(texts);
	if (organisations.length > 0) await tx.insert(dossierOrganisation).values(organisations);
	if (entries.length > 0) await tx.insert(dossierEntry).values(entries);
}

/** Appends to the history. Actors that are no person (import, demonstration) leave no id. */
export async function recordDossierChange(
	tx: Writer,
	{ actor, act, reason = null, now }: DossierTrace,
	before: DossierFacts | null,
	after: DossierFacts
): Promise<void> {
	await tx.insert(dossierChange).values({
		id: newId(),
		dossierId: after.id,
		revision: after.revision,
		at: now,
		personId: actor.kind === 'person' ? actor.id : null,
		act,
		fields: before ? dossierChanges(before, after) : {},
		reason
	});
}

/** Puts what is published into the search and takes the rest out. */
export async function indexDossiers(tx: Writer, dossiers: readonly DossierFacts[]): Promise<void> {
	const published = dossiers.filter(({ state }) => state === 'published');
	const others = dossiers.filter(({ state }) => state !== 'published');
	if (published.length > 0) {
		const ids = published.flatMap(({ organisations }) => organisations.map(({ id }) => id));
		const organisations = await organisationsById(ids, tx);
		await put(
			tx,
			published.map((one) => dossierToDocument(one, organisations))
		);
	}
	if (others.length > 0) await remove(tx, others.map(dossierKey));
}

/** Puts them into the search once more, as they are now; what is not published or not there any more is taken out. */
export async function putDossiersAgain(ids: readonly string[]): Promise<void> {
	const wanted = [...new Set(ids)] as DossierId[];
	if (wanted.length === 0) return;
	await transaction(async (tx) => {
		// Held: a change that comes meanwhile is put after this, not under it.
		const found = await lockFoundDossiers(tx, wanted);
		await indexDossiers(tx, found);
		const here = new Set(found.map(({ id }) => id));
		const gone = wanted.filter((id) => !here.has(id));
		await remove(
			tx,
			gone.flatMap((id) => dossierKinds.map((kind) => dossierKey({ kind, id })))
		);
	});
}
