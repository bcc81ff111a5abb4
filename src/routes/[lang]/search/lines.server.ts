import type { EntrySummary } from '#catalogue/index.ts';
import { summaries } from '#catalogue/index.server.ts';
import { nameIn } from '#network/index.ts';
import { organisationsById } from '#network/index.server.ts';
import { highlight, type Marked, type SearchQuery } from '#search/index.ts';
import type { SearchResult } from '#search/index.server.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import { whyFound, type Why } from './why.ts';

export type EntryResult = { entry: EntrySummary; title?: Marked; abstract?: Marked; why: Why | null };
export type OrganisationResult = {
	slug: string;
	title: Marked;
	language: string;
	place: string;
	why: Why | null;
};
export type Line = ({ kind: 'entry' } & EntryResult) | ({ kind: 'organisation' } & OrganisationResult);

const excerpt = 220;

/** What a search found, in its order, as the page shows it: at most three queries, however many results. */
export async function resultLines(
	result: SearchResult,
	query: SearchQuery,
	{ language, now }: { language: string; now: Date }
): Promise<Line[]> {
	const ids = (kind: string) =>
		result.hits.filter(({ key }) => key.startsWith(kind)).map(({ key }) => key.slice(kind.length));
	const [entries, organisations] = await Promise.all([
		summaries(ids('entry:'), language, now),
		organisationsById(ids('organisation:'))
	]);
	const entryById = new Map<string, EntrySummary>(entries.map((entry) => [entry.id, entry]));
	const { matcher } = result;
	const asked = query.text !== '';

	return result.hits.flatMap(({ key, because }): Line[] => {
		const id = key.slice(key.indexOf(':') + 1);
		const why = whyFound(because, query.text, language);
		const entry = entryById.get(id);
		if (entry) {
			if (!asked) return [{ kind: 'entry', entry, why }];
			const { title, abstract } = entry;
			return [
				{
					kind: 'entry',
					entry,
					title: highlight(title.text, title.language, matcher),
					...(abstract && { abstract: highlight(abstract.text, abstract.language, matcher, { excerpt }) }),
					why
				}
			];
		}
		const organisation = organisations.get(id);
		if (!organisation) return [];
		const name = nameIn(organisation, language);
		const home = organisation.country ? country(organisation.country) : undefined;
		return [
			{
				kind: 'organisation',
				slug: organisation.slug,
				title: asked ? highlight(name.name, name.language, matcher) : [{ text: name.name, marked: false }],
				language: name.language,
				place: [organisation.city, home && labelIn(home.names, language).text].filter(Boolean).join(', '),
				why
			}
		];
	});
}
