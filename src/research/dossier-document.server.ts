import type { Organisation } from '#network/index.ts';
import type { SearchDocument } from '#search/index.server.ts';
import { targets } from '#vocabulary/index.ts';
import type { DossierFacts, DossierKind } from './dossier.ts';

export function dossierKey({ kind, id }: { kind: DossierKind; id: string }): string {
	return `${kind}:${id}`;
}

/** How a published one is found: by its texts with who works on it, each in its language, and by what it is about. */
export function dossierToDocument(
	dossier: DossierFacts,
	organisations: ReadonlyMap<string, Organisation>
): SearchDocument {
	const own = dossier.organisations.flatMap(({ id, role }) => {
		const one = organisations.get(id);
		return one ? [{ one, role }] : [];
	});
	const each = (facet: string, values: readonly (string | number)[]) =>
		values.map((value) => `${facet}:${value}`);
	const goals = targets.filter(({ id }) => dossier.sdgTargets.includes(id)).map(({ goal }) => goal);
	return {
		key: dossierKey(dossier),
		texts: dossier.texts.map((text) => ({
			language: text.language,
			title: text.title,
			body: [
				...[text.summary, text.results, text.conditions, text.passage],
				...own.flatMap(({ one }) => [one.names[text.language] ?? one.name, one.shortName]),
				...dossier.funders,
				dossier.place
			]
				.filter(Boolean)
				.join('\n')
		})),
		filters: [
			...new Set([
				`kind:${dossier.kind}`,
				...each(
					'language',
					dossier.texts.map(({ language }) => language)
				),
				...each('topic', dossier.topics),
				...each('sdg', goals),
				...each('gcm', dossier.gcmObjectives),
				...each('country', dossier.countries),
				...each('region', dossier.regions),
				...each(
					'provider',
					own.filter(({ role }) => role !== 'funder').map(({ one }) => one.slug)
				)
			])
		],
		periods: [],
		newestAt: dossier.publishedAt ?? dossier.createdAt
	};
}
