import { sql } from 'drizzle-orm';
import { organisationNames } from '#network/index.server.ts';
import { remembered } from '#platform/index.ts';
import { db, prepared } from '#platform/index.server.ts';
import { keptUntilChange } from '#search/index.server.ts';
import { saidIn, type DossierSummary, type DossierText } from './dossier.ts';
import { dossier } from './tables.server.ts';

type Row = Omit<DossierSummary, 'title' | 'summary' | 'organisations' | 'publishedAt'> & {
	texts: Pick<DossierText, 'language' | 'title' | 'summary' | 'origin' | 'sourceRevision'>[];
	organisationIds: string[];
	publishedAt: Date | null;
};

const most = 2_000;

const published = prepared(() =>
	db
		.select({
			id: dossier.id,
			kind: dossier.kind,
			slug: dossier.slug,
			countries: dossier.countries,
			regions: dossier.regions,
			startedYear: dossier.startedYear,
			endedYear: dossier.endedYear,
			place: dossier.place,
			addressees: dossier.addressees,
			topics: dossier.topics,
			gcmObjectives: dossier.gcmObjectives,
			publishedAt: dossier.publishedAt,
			illustrative: dossier.illustrative,
			// Only the texts that `saidIn` could choose.
			texts: sql<
				Row['texts']
			>`(select coalesce(json_agg(json_build_object('language', t.language, 'title', t.title,
				'summary', t.summary, 'origin', t.origin, 'sourceRevision', t.source_revision)), '[]') from dossier_text t
				where t.dossier_id = dossier.id and t.language in (${sql.placeholder('language')}, 'en', dossier.language))`,
			organisationIds: sql<string[]>`(select coalesce(json_agg(o.organisation_id order by o.position), '[]')
				from dossier_organisation o where o.dossier_id = dossier.id and o.role <> 'funder')`,
			uptakes: sql<number>`(select count(*)::int from uptake u where u.dossier_id = dossier.id and u.state = 'accepted')`
		})
		.from(dossier)
		.where(sql`dossier.id = any(${sql.placeholder('ids')}::uuid[]) and dossier.state = 'published'`)
		.prepare('research_dossier_summaries')
);

/** By language. What many searches find first is read once. */
const knownIn = remembered((language) =>
	keptUntilChange(
		async (ids) =>
			new Map((await published().execute({ language, ids })).map((row): [string, Row] => [row.id, row])),
		most
	)
);

/** Those of the ids that are published, in their order. One query, and one for names that are not known yet. */
export async function dossierSummaries(ids: readonly string[], language: string): Promise<DossierSummary[]> {
	if (ids.length === 0) return [];
	const rows = await knownIn(language)(ids);
	const all = ids.flatMap((id) => rows.get(id) ?? []);
	const names = await organisationNames([...new Set(all.flatMap((row) => row.organisationIds))], language);
	return all.map(({ texts, organisationIds, publishedAt, ...row }) => {
		const whole = texts.map((text) => ({ ...text, results: null, conditions: null, passage: null }));
		return {
			...row,
			title: saidIn(whole, language) ?? { text: row.slug, language: 'en', isTranslation: false },
			summary: saidIn(whole, language, 'summary'),
			organisations: organisationIds.flatMap((id) => names.get(id) ?? []),
			publishedAt: publishedAt ?? new Date(0)
		};
	});
}
