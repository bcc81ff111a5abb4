import { projectTimes } from '#research/index.server.ts';
import { writeQuery, type SearchQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import { listEntries } from '../../browse/holdings.server.ts';
import { foundByKey } from '../../found/readers.server.ts';
import { resultLines } from '../search/lines.server.ts';
import type { PageServerLoad } from './$types';

const newest = 8;
const each = 5;

/** What research publishes: the news of this page, its feeds and its digests. */
const news: SearchQuery = {
	text: '',
	filters: { kind: ['practice', 'project', 'recommendation', 'resource'] },
	sort: 'newest',
	after: null,
	size: newest
};

/** News and activities of research: what is new, what is under way, coming and over, and its data. */
export const load: PageServerLoad = async ({ locals: { language, now } }) => {
	const asked = { language, now };
	const events = (when: string) =>
		listEntries({ kind: ['event'], when: [when] }, when === 'past' ? 'newest' : 'soonest', each, asked);
	const [latest, times, ongoing, coming, past, datasets] = await Promise.all([
		find(news, asked),
		projectTimes(now, each),
		events('ongoing'),
		events('upcoming'),
		events('past'),
		listEntries({ kind: ['resource'], type: ['resource/dataset'] }, 'newest', each, asked)
	]);
	const found = await foundByKey(
		[...times.underWay, ...times.coming, ...times.ended].map((id) => `project:${id}`),
		language,
		now
	);
	const projects = (ids: readonly string[]) => ids.flatMap((id) => found.get(`project:${id}`)?.found ?? []);
	return {
		now,
		latest: await resultLines(latest, news, asked),
		address: writeQuery({ ...news, sort: 'relevance' }).toString(),
		underWay: { projects: projects(times.underWay), total: times.totals.underWay, events: ongoing },
		coming: { projects: projects(times.coming), total: times.totals.coming, events: coming },
		ended: { projects: projects(times.ended), total: times.totals.ended, events: past },
		datasets
	};
};
