import { conceptLabel, country, labelIn, typeLabel } from '#vocabulary/index.ts';
import { countEntries, listEntries } from '../../browse/holdings.server.ts';
import type { PageServerLoad } from './$types';

const most = 12;

export const load: PageServerLoad = async ({ locals: { now, language } }) => {
	const asked = { now, language };
	const resources = { kind: ['resource'] };
	const [all, everything, newest] = await Promise.all([
		countEntries(resources, asked),
		countEntries({}, asked),
		listEntries(resources, 'newest', 5, asked)
	]);
	return {
		now,
		newest,
		total: all.total,
		languages: all.counts.size('language'),
		countries: everything.counts.size('country'),
		types: all.counts.all('type').map(({ value, count }) => ({
			value,
			count,
			name: typeLabel('resource', value.split('/')[1] ?? value, language)
		})),
		topics: everything.counts.first('topic', most).map(({ value, count }) => ({
			value,
			count,
			name: conceptLabel(`topic:${value}`, language) ?? value
		})),
		places: everything.counts.first('country', most).map(({ value, count }) => ({
			value,
			count,
			name: labelIn(country(value)?.names ?? {}, language).text || value
		}))
	};
};
