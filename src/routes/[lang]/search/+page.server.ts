import { numberText } from '#catalogue/ui/locale.ts';
import { organisationNamesBySlug } from '#network/index.server.ts';
import {
	facets,
	isFacet,
	readQuery,
	withoutFilter,
	writeQuery,
	type Facet,
	type SearchQuery
} from '#search/index.ts';
import { find, untilChange } from '#search/index.server.ts';
import { preferencesOf, readIAm, iAmCookie } from '../i-am/iam.ts';
import { facetName, valueName, type ProviderNames } from './facets.ts';
import { resultLines } from './lines.server.ts';
import { narrowings } from './narrowing.ts';
import { offeredFacets, shownValues, type Counts } from './offered.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals, cookies }) => {
	const { language, now } = locals;
	locals.goodWhile = untilChange(now);
	const query = readQuery(url.searchParams);
	const asked = url.searchParams.get('more');
	const more = asked !== null && isFacet(asked) ? asked : null;
	const prefer = preferencesOf(readIAm(cookies.get(iAmCookie)));
	const result = await find(query, { now, language, prefer });
	const [lines, providers] = await Promise.all([
		resultLines(result, query, { language, now }),
		providerNames(result.counts, query, { language, more })
	]);
	return {
		now,
		query,
		/** The query's one address, after `?`, from its first page. */
		address: writeQuery({ ...query, after: null }).toString(),
		total: result.total,
		lines,
		facets: offeredFacets(result.counts, query, language, { providers, more }),
		chosen: chosenOf(query, language, providers),
		concepts: result.concepts,
		narrowings: narrowings(result.concepts, result.counts, query, result.total).map((one) => ({
			name: valueName(one.facet, one.value, language, providers) ?? one.value,
			count: numberText(one.count, language),
			address: writeQuery(one.query).toString()
		})),
		lack: result.lack,
		didYouMean: result.didYouMean,
		next: result.next,
		isPreferring: prefer.length > 0
	};
};

/** Only those a page shows: the most frequent, the chosen, or all when they are asked for. */
async function providerNames(
	counts: Counts,
	query: SearchQuery,
	{ language, more }: { language: string; more: Facet | null }
): Promise<ProviderNames> {
	const shown = shownValues('provider', counts, query.filters.provider ?? [], more === 'provider');
	const slugs = shown.map(({ value }) => value);
	const found = await organisationNamesBySlug(slugs, language);
	return new Map([...found].map(([slug, { shortName, name }]) => [slug, shortName ?? name]));
}

function chosenOf(query: SearchQuery, language: string, providers: ProviderNames) {
	return facets.flatMap((facet) =>
		(query.filters[facet] ?? []).map((value) => ({
			facet: facetName(facet),
			/** What nobody has a name for is shown as it was written, so that it can be removed. */
			value: valueName(facet, value, language, providers) ?? value,
			language: facet === 'language' ? value : null,
			without: writeQuery(withoutFilter(query, facet, value)).toString()
		}))
	);
}
