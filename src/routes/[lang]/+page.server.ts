import { catalogueNumbers, comingUp, recentlyPublished, summaries } from '#catalogue/index.server.ts';
import { emptyQuery, type SearchQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import { country, labelIn, topic } from '#vocabulary/index.ts';
import { byName } from '#network/index.ts';
import { iAmCookie, preferencesOf, readIAm } from './i-am/iam.ts';
import type { PageServerLoad } from './$types';

const yearInMilliseconds = 365 * 86_400_000;

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
	const [numbers, everything, open, coming, recent] = await Promise.all([
		catalogueNumbers(now),
		find({ ...emptyQuery(), size: 1 }, { now, language }),
		listed({ kind: ['course'], when: ['ongoing'] }, 4),
		comingUp(now, new Date(now.getTime() + yearInMilliseconds), language, 4),
		recentlyPublished(4, language, now)
	]);
	const { counts } = everything;
	return {
		now,
		iAm,
		numbers,
		organisations: counts.kind.find(({ value }) => value === 'organisation')?.count ?? 0,
		open,
		/** What stands in their place when nothing is open, or nothing is announced. */
		latestTraining: open.total === 0 ? (await listed({ kind: ['course'] }, 4, 'newest')).entries : [],
		coming,
		lastEvents:
			coming.length === 0 ? (await listed({ kind: ['event'], when: ['past'] }, 4, 'soonest')).entries : [],
		recent,
		topics: counts.topic
			.filter(({ value }) => topic(value)?.broader === null)
			.map(({ value, count }) => ({ id: value, count, ...labelIn(topic(value)?.labels ?? {}, language) })),
		languages: counts.language.map(({ value, count }) => ({ code: value, count })),
		countries: counts.country
			.map(({ value }) => value)
			.concat(iAm?.country ?? [])
			.filter((code, i, all) => all.indexOf(code) === i)
			.map((code) => ({ code, name: labelIn(country(code)?.names ?? {}, language).text }))
			.sort(byName(language))
	};
};
