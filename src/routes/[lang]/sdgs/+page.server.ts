import { goals, labelIn } from '#vocabulary/index.ts';
import { countEntries } from '../../browse/holdings.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { now, language } }) => {
	const { counts } = await countEntries({}, { now, language });
	const countOf = new Map(counts.all('sdg').map(({ value, count }) => [value, count]));
	return {
		numbered: goals.map(({ number, labels, titles }) => ({
			number,
			name: labelIn(labels, language).text,
			title: labelIn(titles, language).text,
			count: countOf.get(String(number)) ?? 0
		}))
	};
};
