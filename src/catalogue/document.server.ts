import type { Organisation } from '#network/index.ts';
import type { SearchDocument } from '#search/index.server.ts';
import { periodOf, type Period } from './days.ts';
import type { EntryFacts } from './entry.ts';
import type { TaughtContent } from './offering.ts';

export function entryKey(id: string): string {
	return `entry:${id}`;
}

/**
 * How a published entry is found: its texts with authors and providers, each in its language; what its lessons say, where it
 * is taught here; its filters; its periods.
 */
export function entryToDocument(
	entry: EntryFacts,
	organisations: ReadonlyMap<string, Organisation>,
	taught: TaughtContent['parts'] = {}
): SearchDocument {
	const named = (ids: string[]) => ids.flatMap((id) => organisations.get(id) ?? []);
	const [providers, partners] = [named(entry.providers), named(entry.partners)];
	return {
		key: entryKey(entry.id),
		texts: [
			...entry.texts.map(({ language, title, abstract }) => ({
				language,
				title,
				body: [
					abstract,
					...(language === entry.titleLanguage ? entry.authors : []),
					...[...providers, ...partners].flatMap((one) => [one.names[language] ?? one.name, one.shortName]),
					entry.place
				]
					.filter(Boolean)
					.join('\n')
			})),
			// Each a text of its own: a course of many lessons is not a long text, in which a title would count for less.
			...Object.entries(taught).flatMap(([language, parts]) =>
				parts.map((body) => ({ language, title: '', body }))
			)
		],
		filters: filtersOf(entry, providers),
		periods: periodsOf(entry),
		newestAt: entry.publishedAt ?? entry.createdAt
	};
}

function filtersOf(entry: EntryFacts, providers: Organisation[]): string[] {
	const runs = entry.offerings.filter((run) => run.cancelledAt === null);
	const each = (facet: string, values: readonly (string | number | null)[]) =>
		values.filter((value) => value !== null).map((value) => `${facet}:${value}`);
	return [
		...new Set([
			`kind:${entry.kind}`,
			`type:${entry.kind}/${entry.type}`,
			...each('modality', [entry.modality, ...runs.map((run) => run.modality)]),
			...each('language', [...entry.languages, ...runs.flatMap((run) => run.languages)]),
			...each('topic', entry.topics),
			...each('sdg', entry.sdgs),
			...each('gcm', entry.gcmObjectives),
			...each('country', [...entry.countries, ...runs.map((run) => run.country)]),
			...each('region', entry.regions),
			...each(
				'provider',
				providers.map((one) => one.slug)
			),
			...each('audience', entry.audiences),
			...each('cost', [entry.costKind, ...runs.map((run) => run.costKind)]),
			...(entry.certificate !== null || runs.some((run) => run.certificate !== null)
				? ['certificate:yes']
				: [])
		])
	];
}

/** Cancelled runs take place no more; a cancelled event keeps its day, because it is looked for and says so. */
export function periodsOf(entry: EntryFacts): Period[] {
	const dated = entry.kind === 'course' ? entry.offerings.filter((run) => run.cancelledAt === null) : [entry];
	return entry.kind === 'resource'
		? []
		: dated.map((one) => periodOf(one)).filter((period) => period !== null);
}
