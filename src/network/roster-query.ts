import { cleaned, isFilterValue } from '#search/index.ts';
import { languageLevels, type LanguageLevel, type Span } from './expert.ts';
import { isDay } from './expert-spans.ts';
import { rosterFacetNames, type RosterFacet } from './roster-facets.ts';

/** A search for experts as its address says it. */
export type RosterQuery = {
	text: string;
	filters: Partial<Record<RosterFacet, string[]>>;
	level: LanguageLevel | null;
	free: Span | null;
	page: number;
};

const longest = 500;
const mostValues = 20;
const mostPages = 500;

/** Tolerant: what is unknown is dropped, what is too long is cut. */
export function readRosterQuery(params: URLSearchParams): RosterQuery {
	const filters: RosterQuery['filters'] = {};
	for (const facet of rosterFacetNames) {
		const values = [...new Set(params.getAll(facet).filter(isFilterValue))].sort().slice(0, mostValues);
		if (values.length > 0) filters[facet] = values;
	}
	const page = Number(params.get('page') ?? 0);
	return {
		text: cleaned((params.get('q') ?? '').slice(0, 4 * longest)).slice(0, longest),
		filters,
		level: languageLevels.find((level) => level === params.get('level')) ?? null,
		free: spanFrom(params.get('from') ?? '', params.get('until') ?? ''),
		page: Number.isInteger(page) && page > 0 && page <= mostPages ? page : 0
	};
}

/** One day alone is that day; days the wrong way round are turned. */
function spanFrom(from: string, until: string): Span | null {
	const [first, last] = [isDay(from) ? from : isDay(until) ? until : null, isDay(until) ? until : from];
	if (first === null) return null;
	return first <= last ? { from: first, until: last } : { from: last, until: first };
}

/** The one address of a query: canonical order, defaults left out. */
export function writeRosterQuery({ text, filters, level, free, page }: RosterQuery): URLSearchParams {
	const params = new URLSearchParams();
	if (text) params.set('q', text);
	for (const facet of rosterFacetNames) for (const value of filters[facet] ?? []) params.append(facet, value);
	if (level) params.set('level', level);
	if (free) {
		params.set('from', free.from);
		params.set('until', free.until);
	}
	if (page > 0) params.set('page', String(page));
	return params;
}
