import { sql, type SQL } from 'drizzle-orm';
import { mayEverything, type EntryState } from '#catalogue/index.ts';
import { organisationsBySlug } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { saidIn, type DossierId, type DossierKind, type DossierText, type Said } from './dossier.ts';
import { dossiersOf } from './dossier-visible.server.ts';

/** One as the desk lists it. */
export type DossierLine = {
	id: DossierId;
	kind: DossierKind;
	slug: string;
	state: EntryState;
	revision: number;
	title: Said;
	inReviewSince: Date | null;
	updatedAt: Date;
	illustrative: boolean;
};

export type DossierListQuery = {
	kind?: DossierKind | null;
	state?: EntryState | null;
	after?: string | null;
};

const pageSize = 30;

/** What an actor works on: everything for editors, one's own and one's organisations' for others. Newest changes first. */
export async function listDossiers(
	actor: Actor,
	{ kind = null, state = null, after = null }: DossierListQuery,
	language: string
): Promise<{ total: number; lines: DossierLine[]; next: string | null }> {
	const mine = mayEverything(actor) ? sql`true` : dossiersOf(actor);
	const asked = sql`${mine} and ${kind === null ? sql`true` : sql`dossier.kind = ${kind}`}
		and ${state === null ? sql`true` : sql`dossier.state = ${state}`}`;
	const from = after === null ? sql`true` : sql`(dossier.updated_at, dossier.id) < (${cursorOf(after)})`;
	const [{ rows: counted }, lines] = await Promise.all([
		db.execute<{ total: number }>(sql`select count(*)::int as total from dossier where ${asked}`),
		linesWhere(sql`${asked} and ${from}`, language, pageSize + 1)
	]);
	const shown = lines.slice(0, pageSize);
	const last = shown.at(-1);
	return {
		total: counted[0]?.total ?? 0,
		lines: shown,
		next: lines.length > pageSize && last ? `${last.updatedAt.toISOString()}_${last.id}` : null
	};
}

function cursorOf(after: string): SQL {
	const [at = '', id = ''] = after.split('_');
	const isCursor = !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/u.test(id);
	return isCursor
		? sql`${at}::timestamptz, ${id}::uuid`
		: sql`'infinity'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`;
}

type Row = Omit<DossierLine, 'title' | 'updatedAt' | 'inReviewSince'> & {
	updatedAt: string;
	inReviewSince: string | null;
	texts: DossierText[];
};

async function linesWhere(where: SQL, language: string, limit: number): Promise<DossierLine[]> {
	const { rows } = await db.execute<Row>(sql`
		select dossier.id, dossier.kind, dossier.slug, dossier.state, dossier.revision, dossier.illustrative,
			dossier.updated_at as "updatedAt", dossier.in_review_since as "inReviewSince",
			(select json_agg(json_build_object('language', t.language, 'title', t.title, 'origin', t.origin))
				from dossier_text t where t.dossier_id = dossier.id) as texts
		from dossier where ${where} order by dossier.updated_at desc, dossier.id desc limit ${limit}`);
	return rows.map(({ texts, updatedAt, inReviewSince, ...row }) => ({
		...row,
		updatedAt: new Date(updatedAt),
		inReviewSince: inReviewSince === null ? null : new Date(inReviewSince),
		title: saidIn(texts, language) ?? { text: row.slug, language: 'en', isTranslation: false }
	}));
}

export type DossierNumbers = { waiting: number; oldest: Date | null; uptakes: number };

/** What waits for editors. */
export async function dossierNumbers(): Promise<DossierNumbers> {
	const { rows } = await db.execute<{ waiting: number; oldest: string | null; uptakes: number }>(sql`
		select count(*)::int as waiting, min(in_review_since) as oldest,
			(select count(*)::int from uptake where state = 'reported') as uptakes
		from dossier where state = 'in_review'`);
	const [row] = rows;
	return {
		waiting: row?.waiting ?? 0,
		oldest: row?.oldest ? new Date(row.oldest) : null,
		uptakes: row?.uptakes ?? 0
	};
}

/** Published projects that an organisation pays for, by its slug: their ids, the latest first. */
export async function projectsFundedBy(slug: string): Promise<DossierId[]> {
	const funder = (await organisationsBySlug([slug])).get(slug);
	if (!funder) return [];
	const { rows } = await db.execute<{ id: DossierId }>(sql`
		select id from dossier where kind = 'project' and state = 'published' and id in (
			select dossier_id from dossier_organisation where role = 'funder' and organisation_id = ${funder.id})
		order by started_year desc nulls last, slug`);
	return rows.map(({ id }) => id);
}

/** Addresses of what is published, for the site map: ordered, in parts. */
export async function publishedDossiers(
	offset: number,
	limit: number
): Promise<{ kind: DossierKind; slug: string; updatedAt: Date }[]> {
	const { rows } = await db.execute<{ kind: DossierKind; slug: string; updatedAt: string }>(sql`
		select kind, slug, updated_at as "updatedAt" from dossier where state = 'published'
		order by id offset ${offset} limit ${limit}`);
	return rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) }));
}

export type NamedProject = { id: DossierId; slug: string; title: Said };

/** Published projects, the newest first: so many as a list to choose from can hold. */
export async function projectsToName(language: string, limit = 500): Promise<NamedProject[]> {
	return linesWhere(sql`dossier.kind = 'project' and dossier.state = 'published'`, language, limit);
}

/** A published project by its address here or by its title in any language; null for none. */
export async function projectNamed(text: string): Promise<DossierId | null> {
	const slug = /^(?:.*\/projects\/)?([a-z0-9-]{1,200})\/?$/u.exec(text.trim().split(/[?#]/u)[0] ?? '')?.[1];
	const { rows } = await db.execute<{ id: DossierId }>(sql`
		select id from dossier where kind = 'project' and state = 'published' and (slug = ${slug ?? ''}
			or exists (select from dossier_text t where t.dossier_id = dossier.id and lower(t.title) = lower(${text.trim()})))
		order by (slug = ${slug ?? ''}) desc, id limit 1`);
	return rows[0]?.id ?? null;
}
