import { withoutFilter, writeQuery, type Facet, type SearchQuery } from '#search/index.ts';
import { conceptLabel, languageName, typeLabel } from '#vocabulary/index.ts';
import { kindsText } from '../../browse/kinds.ts';
import type { Month } from './month.ts';

export type Chosen = { facet: Facet; value: string; name: string };

/** The filters of an address, named. */
export function chosenOf(query: SearchQuery, language: string): Chosen[] {
	return (Object.entries(query.filters) as [Facet, string[]][])
		.filter(([facet]) => facet !== 'when')
		.flatMap(([facet, values]) =>
			values.map((value) => ({ facet, value, name: filterText(facet, value, language) }))
		);
}

export function filterText(facet: Facet, value: string, language: string): string {
	if (facet === 'kind')
		return value === 'course' || value === 'event' || value === 'resource' ? kindsText(value) : value;
	if (facet === 'language') return languageName(value);
	if (facet === 'type') {
		const [kind, id = ''] = value.split('/');
		return typeLabel(kind === 'course' ? 'course' : 'event', id, language);
	}
	return conceptLabel(`${facet}:${value}`, language) ?? value;
}

/** The calendar with a query's filters, in a month or as a list. */
export function calendarPath(language: string, query: SearchQuery, month: Month | null): string {
	const params = writeQuery(query);
	if (month !== null) params.set('month', month);
	return `/${language}/calendar${params.size > 0 ? `?${params}` : ''}`;
}

export function withoutChosen(
	language: string,
	query: SearchQuery,
	{ facet, value }: Chosen,
	month: Month | null
): string {
	return calendarPath(language, withoutFilter(query, facet, value), month);
}
