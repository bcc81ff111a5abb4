import { organisationNamesBySlug } from '#network/index.server.ts';
import type { DossierKind } from '#research/index.ts';
import { readQuery, writeQuery, type Facet, type SearchQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import { conceptLabel } from '#vocabulary/index.ts';
import { valueName, type ProviderNames } from '../[lang]/search/facets.ts';
import type { Found } from '../found/found.ts';
import { foundByKey } from '../found/readers.server.ts';

/** What these lists are narrowed by, in the order of the form. */
export const narrowedBy = ['topic', 'country', 'region', 'gcm', 'sdg', 'provider'] as const;
type NarrowedBy = (typeof narrowedBy)[number];

export type Choice = { value: string; label: string; count: number };
export type Narrowing = { facet: NarrowedBy; chosen: string; choices: Choice[] };

/** All of one kind that a query finds, and what it can be narrowed by: the search, with its kind fixed. */
export async function listing(kind: DossierKind, params: URLSearchParams, language: string, now: Date) {
	const asked = readQuery(params);
	const filters: SearchQuery['filters'] = {};
	for (const facet of narrowedBy) {
		const [first] = asked.filters[facet] ?? [];
		if (first) filters[facet] = [first];
	}
	const query: SearchQuery = {
		...{ text: asked.text, after: asked.after, size: 20 },
		filters: { ...filters, kind: [kind] },
		sort: asked.text ? 'relevance' : 'newest'
	};
	const { hits, total, counts, next } = await find(query, { now, language });
	const [byKey, providers] = await Promise.all([
		foundByKey(
			hits.map(({ key }) => key),
			language,
			now
		),
		namesOf(
			counts.all('provider').map(({ value }) => value),
			language
		)
	]);
	const named = (facet: Facet, value: string) => valueName(facet, value, language, providers);
	const own = { ...query, filters, sort: 'relevance' as const };
	return {
		text: query.text,
		total,
		found: hits.flatMap(({ key }): Found[] => {
			const hit = byKey.get(key);
			return hit ? [hit.found] : [];
		}),
		narrowings: narrowedBy.map((facet): Narrowing => ({
			facet,
			chosen: filters[facet]?.[0] ?? '',
			choices: choicesOf(counts.all(facet), (value) => named(facet, value), language)
		})),
		/** What it is narrowed to, in words. */
		chosen: narrowedBy.flatMap((facet) => {
			const value = filters[facet]?.[0];
			if (value === undefined) return [];
			// Without the number that stands before it in a list.
			return [
				{ facet, value, name: conceptLabel(`${facet}:${value}`, language) ?? named(facet, value) ?? value }
			];
		}),
		address: writeQuery({ ...own, after: null }).toString(),
		next: next && writeQuery({ ...own, after: next }).toString(),
		isFirst: asked.after === null
	};
}

async function namesOf(slugs: string[], language: string): Promise<ProviderNames> {
	const found = await organisationNamesBySlug(slugs, language);
	return new Map([...found].map(([slug, { shortName, name }]) => [slug, shortName ?? name]));
}

function choicesOf(
	counts: readonly { value: string; count: number }[],
	name: (value: string) => string | null,
	language: string
): Choice[] {
	const collator = new Intl.Collator(language, { numeric: true });
	return counts
		.flatMap(({ value, count }): Choice[] => {
			const label = name(value);
			return label === null ? [] : [{ value, label, count }];
		})
		.sort((a, b) => collator.compare(a.label, b.label));
}
