import { readQuery } from '#search/index.ts';
import { country, labelIn, languageName, topic } from '#vocabulary/index.ts';
import { countEntries, listEntries } from '../../browse/holdings.server.ts';
import { chosenOf, filterText } from './chosen.ts';
import { datedQuery, listClosing, listComing, listMonth, listPast, nearestMonths } from './listing.server.ts';
import { monthFrom, monthOf } from './month.ts';
import type { PageServerLoad } from './$types';

const closingDays = 60;
const deadlinesShown = 5;
const pastShown = 8;

export const load: PageServerLoad = async ({ url, locals: { now, language } }) => {
	const asked = { now, language };
	const query = { ...readQuery(url.searchParams), text: '', sort: 'relevance' as const, size: 20 };
	const wanted = url.searchParams.get('month');
	const today = now.toISOString().slice(0, 10);
	const month = monthFrom(wanted) ?? (wanted === null ? null : monthOf(today));
	const coming = month === null ? await listComing(query, asked) : null;
	const closing = month === null && query.after === null ? await listClosing(query, closingDays, asked) : [];
	const lines = month === null ? [] : await listMonth(month, query, asked);
	const { counts } = coming ?? (await countEntries(datedQuery(query).filters, asked));
	const choices = (facet: 'topic' | 'country' | 'language', nameOf: (value: string) => string) => {
		const collator = new Intl.Collator(language);
		return counts
			.all(facet)
			.map(({ value, count }) => ({ value, count, name: nameOf(value) }))
			.sort((a, b) => collator.compare(a.name, b.name));
	};
	return {
		now,
		today,
		month,
		strangeMonth: wanted !== null && monthFrom(wanted) === null,
		query,
		chosen: chosenOf(query, language),
		coming: coming && { entries: coming.entries, total: coming.total, next: coming.next },
		closing: closing.slice(0, deadlinesShown),
		lines,
		/** What needs no date. */
		begin:
			coming?.total === 0
				? await listEntries(
						{ ...query.filters, kind: ['course'], when: ['ongoing'] },
						'relevance',
						deadlinesShown,
						asked
					)
				: { entries: [], total: 0 },
		past: coming?.total === 0 ? await listPast(query, pastShown, asked) : [],
		nearest: month !== null && lines.length === 0 ? await nearestMonths(month, query, asked) : [],
		choices: {
			kind: counts
				.all('kind')
				.filter(({ value }) => value === 'course' || value === 'event')
				.map(({ value, count }) => ({ value, count, name: filterText('kind', value, language) })),
			topic: choices('topic', (id) => labelIn(topic(id)?.labels ?? {}, language).text || id),
			country: choices('country', (iso2) => labelIn(country(iso2)?.names ?? {}, language).text || iso2),
			language: choices('language', languageName)
		}
	};
};
