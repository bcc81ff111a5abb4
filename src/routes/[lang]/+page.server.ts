import { catalogueNumbers, comingUp, recentlyPublished, summaries } from '#catalogue/index.server.ts';
import type { EntrySummary } from '#catalogue/index.ts';
import { emptyQuery, type SearchQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import { country, labelIn, topic } from '#vocabulary/index.ts';
import { byName } from '#network/index.ts';
import { countEntries } from '../browse/holdings.server.ts';
import { newestStories } from '../stories/newest.server.ts';
import { listClosing } from './calendar/listing.server.ts';
import { iAmCookie, preferencesOf, readIAm } from './i-am/iam.ts';
import type { PageServerLoad } from './$types';

const yearInMilliseconds = 365 * 86_400_000;
const closingDays = 90;
const few = 4;

export const load: PageServerLoad = async ({ locals, cookies }) => {
	const { language, now } = locals;
	const iAm = readIAm(cookies.get(iAmCookie));
	const prefer = preferencesOf(iAm);
	const listed = async (
		filters: SearchQuery['filters'],
		size: number,
		sort: SearchQuery['sort'] = 'relevance'
	) => {
		const { hits, total } = await find({ ...emptyQuery(), filters, sort, size }, { now, language, prefer });
		return {
			total,
			entries: await summaries(
				hits.map(({ key }) => key.replace('entry:', '')),
				language,
				now
			)
		};
	};
	/** Nothing is announced: what one can still register for, else what is free, else what took place last. */
	const insteadOfComing = async (freeOnes: EntrySummary[]) => {
		const closing = await listClosing(emptyQuery(), closingDays, { now, language });
		if (closing.length > 0) return { what: 'closing' as const, entries: closing.slice(0, few) };
		if (freeOnes.length > 0) return { what: 'free' as const, entries: freeOnes };
		const { entries } = await listed({ kind: ['event'], when: ['past'] }, few, 'soonest');
		return { what: 'past' as const, entries };
	};
	const [numbers, everything, open, free, coming, recent, stories] = await Promise.all([
		catalogueNumbers(now),
		countEntries({}, { now, language }),
		listed({ kind: ['course'], when: ['ongoing'] }, few),
		listed({ kind: ['course'], when: ['ongoing'], cost: ['free'] }, 2 * few),
		comingUp(now, new Date(now.getTime() + yearInMilliseconds), language, few),
		recentlyPublished(few, language, now),
		newestStories(2, { language, now })
	]);
	const { counts } = everything;
	const begun = new Set(open.entries.map(({ id }) => id));
	const others = free.entries.filter(({ id }) => !begun.has(id)).slice(0, few);
	return {
		now,
		iAm,
		numbers,
		organisations: counts.of('kind', 'organisation'),
		open,
		freeTotal: free.total,
		/** What stands in its place when nothing is open. */
		latestTraining: open.total === 0 ? (await listed({ kind: ['course'] }, few, 'newest')).entries : [],
		coming,
		instead: coming.length > 0 ? null : await insteadOfComing(others),
		recent,
		stories,
		topics: counts
			.all('topic')
			.filter(({ value }) => topic(value)?.broader === null)
			.map(({ value, count }) => ({ id: value, count, ...labelIn(topic(value)?.labels ?? {}, language) })),
		languages: counts.all('language').map(({ value, count }) => ({ code: value, count })),
		countries: counts
			.all('country')
			.map(({ value }) => value)
			.concat(iAm?.country ?? [])
			.filter((code, i, all) => all.indexOf(code) === i)
			.map((code) => ({ code, name: labelIn(country(code)?.names ?? {}, language).text }))
			.sort(byName(language))
	};
};
