import type { EntrySummary } from '#catalogue/index.ts';
import { summaries } from '#catalogue/index.server.ts';
import { highlight, type Marked, type SearchQuery } from '#search/index.ts';
import type { SearchResult } from '#search/index.server.ts';
import type { Found, FoundKind } from '../../found/found.ts';
import { foundByKey } from '../../found/readers.server.ts';
import { idsOf } from '../../browse/holdings.server.ts';
import { whyFound, type Why } from './why.ts';

export type EntryResult = { entry: EntrySummary; title?: Marked; abstract?: Marked; why: Why | null };
export type FoundResult = {
	of: FoundKind;
	found: Found;
	title: Marked;
	summary: Marked | null;
	why: Why | null;
};
export type Line = ({ kind: 'entry' } & EntryResult) | ({ kind: 'found' } & FoundResult);

const excerpt = 220;

/** What a search found, in its order, as the page shows it: a query or two for the entries, one for each other kind. */
export async function resultLines(
	result: SearchResult,
	query: SearchQuery,
	{ language, now }: { language: string; now: Date }
): Promise<Line[]> {
	const keys = result.hits.map(({ key }) => key);
	const [entries, others] = await Promise.all([
		summaries(idsOf(keys), language, now),
		foundByKey(keys, language, now)
	]);
	const entryByKey = new Map<string, EntrySummary>(entries.map((entry) => [`entry:${entry.id}`, entry]));
	const { matcher } = result;
	const asked = query.text !== '';
	const marked = (
		{ text, language: of }: { text: string; language: string },
		options?: { excerpt: number }
	) => highlight(text, of, matcher, options);

	return result.hits.flatMap(({ key, because }): Line[] => {
		const why = whyFound(because, query.text, language);
		const entry = entryByKey.get(key);
		if (entry) {
			if (!asked) return [{ kind: 'entry', entry, why }];
			const { title, abstract } = entry;
			return [
				{
					kind: 'entry',
					entry,
					title: marked(title),
					...(abstract && { abstract: marked(abstract, { excerpt }) }),
					why
				}
			];
		}
		const other = others.get(key);
		if (!other) return [];
		const { kind: of, found } = other;
		const { title, summary } = found;
		return [
			{
				kind: 'found',
				of,
				found,
				title: asked ? marked(title) : [{ text: title.text, marked: false }],
				summary: summary && marked(summary, { excerpt }),
				why
			}
		];
	});
}
