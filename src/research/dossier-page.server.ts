import { and, desc, eq, sql } from 'drizzle-orm';
import {
	moves,
	refusalToMove,
	type Act,
	type EntrySummary,
	type EntryState,
	type Move
} from '#catalogue/index.ts';
import { summaries } from '#catalogue/index.server.ts';
import { organisationNames } from '#network/index.server.ts';
import type { OrganisationName } from '#network/index.ts';
import type { Actor } from '#people/index.ts';
import { Gone, NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { onceUntilChange } from '#search/index.server.ts';
import {
	saidIn,
	type DossierFacts,
	type DossierId,
	type DossierKind,
	type DossierRole,
	type DossierSummary,
	type Said
} from './dossier.ts';
import { loadDossiers } from './dossier-facts.server.ts';
import { mayDossier } from './dossier-policy.ts';
import { dossierSummaries } from './dossier-summary.server.ts';
import { governedBy } from './dossier.server.ts';
import { isOutdatedText } from './dossier-shaping.ts';
import { dossier, dossierChange, uptake } from './tables.server.ts';
import type { Uptake } from './uptake.ts';

export type DossierOrganisation = OrganisationName & { role: DossierRole };

export type DossierPage = Omit<DossierFacts, 'organisations' | 'entries' | 'createdBy' | 'texts'> & {
	title: Said;
	summary: Said | null;
	results: Said | null;
	conditions: Said | null;
	passage: Said | null;
	/** Its title in each language it has. */
	titles: { language: string; title: string; isTranslation: boolean; isOutdated: boolean }[];
	organisations: DossierOrganisation[];
	/** Publications of the catalogue that are public. */
	publications: EntrySummary[];
	/** Reports of uptake that were accepted, the latest first. */
	uptakes: Uptake[];
};

/** The page of one. Throws NotFound, and Gone for what was published and is no more. */
export async function findDossier(
	actor: Actor,
	kind: DossierKind,
	slug: string,
	language: string,
	now: Date
): Promise<DossierPage> {
	const [facts] = await loadDossiers(sql`dossier.kind = ${kind} and dossier.slug = ${slug}`);
	if (!facts) throw new NotFound('dossier');
	if (!mayDossier(actor, 'see', governedBy(facts))) {
		if (facts.state === 'retired' && facts.publishedAt !== null)
			throw new Gone('dossier', facts.retiredReason === null ? {} : { reason: facts.retiredReason });
		throw new NotFound('dossier');
	}
	const { organisations, entries, texts, createdBy: _, ...plain } = facts;
	const [names, publications, uptakes] = await Promise.all([
		organisationNames([...new Set(organisations.map(({ id }) => id))], language),
		summaries(entries, language, now),
		kind === 'recommendation' ? acceptedUptakes(facts.id) : []
	]);
	return {
		...plain,
		title: saidIn(texts, language) ?? { text: slug, language: 'en', isTranslation: false },
		...{ summary: saidIn(texts, language, 'summary'), results: saidIn(texts, language, 'results') },
		...{ conditions: saidIn(texts, language, 'conditions'), passage: saidIn(texts, language, 'passage') },
		titles: texts.map((row) => ({
			language: row.language,
			title: row.title,
			isTranslation: row.origin === 'translation',
			isOutdated: isOutdatedText(row, texts)
		})),
		organisations: organisations.flatMap(({ id, role }) => {
			const name = names.get(id);
			return name ? [{ ...name, role }] : [];
		}),
		publications,
		uptakes
	};
}

async function acceptedUptakes(id: DossierId): Promise<Uptake[]> {
	return db
		.select({
			id: uptake.id,
			language: uptake.language,
			what: uptake.what,
			country: uptake.country,
			year: uptake.year,
			byWhom: uptake.byWhom,
			evidenceUrl: uptake.evidenceUrl,
			illustrative: uptake.illustrative
		})
		.from(uptake)
		.where(and(eq(uptake.dossierId, id), eq(uptake.state, 'accepted')))
		.orderBy(sql`year desc nulls last`, desc(uptake.reportedAt));
}

/** The entries that any of them names: one list, so that the page of a resource that none names asks for nothing. */
const namedEntries = onceUntilChange(async () => {
	const { rows } = await db.execute<{ id: string }>(sql`select distinct e.entry_id as id from dossier_entry e
		join dossier d on d.id = e.dossier_id where d.state = 'published'`);
	return new Set(rows.map(({ id }) => id));
});

/** What names an entry among its publications: on a publication's page, its projects and recommendations. */
export async function dossiersOfEntry(entryId: string, language: string): Promise<DossierSummary[]> {
	if (!(await namedEntries()).has(entryId)) return [];
	const { rows } = await db.execute<{ id: string }>(sql`select d.id from dossier_entry e
		join dossier d on d.id = e.dossier_id where e.entry_id = ${entryId}::uuid and d.state = 'published'
		order by d.kind desc, d.published_at desc, d.id limit 100`);
	return dossierSummaries(
		rows.map(({ id }) => id),
		language
	);
}

/** One to work on, with what this person may do with it now. Throws NotFound. */
export async function findDossierForEdit(
	actor: Actor,
	id: DossierId
): Promise<DossierFacts & { allowed: Act[] }> {
	const [facts] = await loadDossiers(eq(dossier.id, id));
	if (!facts || !mayDossier(actor, 'history', governedBy(facts))) throw new NotFound('dossier');
	const allowed = (['edit', ...moves] as const).filter(
		(act) => act !== 'merge' && mayDossier(actor, act, governedBy(facts)) && !refuses(facts.state, act)
	);
	return { ...facts, allowed };
}

function refuses(state: EntryState, act: Act): boolean {
	if (!moves.includes(act as Move)) return false;
	return refusalToMove({ state, mergedIntoId: null }, act as Move) !== null;
}

export type DossierHistoryLine = {
	revision: number;
	at: Date;
	/** Null for the hub itself and for people whose account is gone. */
	personId: string | null;
	act: string;
	fields: string[];
	reason: string | null;
};

/** Who changed what, last first: for those who work on it. Throws NotFound. */
export async function dossierHistory(actor: Actor, id: DossierId): Promise<DossierHistoryLine[]> {
	await findDossierForEdit(actor, id);
	const rows = await db
		.select()
		.from(dossierChange)
		.where(eq(dossierChange.dossierId, id))
		.orderBy(desc(dossierChange.revision), desc(dossierChange.at))
		.limit(100);
	return rows.map(({ revision, at, personId, act, fields, reason }) => ({
		...{ revision, at, personId, act, reason },
		fields: Object.keys(fields)
	}));
}
