import { conceptLabel, typeLabel } from '#vocabulary/index.ts';
import { countEntries, listEntries } from '../../browse/holdings.server.ts';
import type { PageServerLoad } from './$types';

const training = { kind: ['course', 'event'] };
const most = 12;

export const load: PageServerLoad = async ({ locals: { now, language } }) => {
	const asked = { now, language };
	const open = { kind: ['course'], when: ['ongoing', 'upcoming'] };
	const [all, openCourses, comingEvents, begin, soonest] = await Promise.all([
		countEntries(training, asked),
		countEntries(open, asked),
		countEntries({ kind: ['event'], when: ['upcoming'] }, asked),
		listEntries({ kind: ['course'], when: ['ongoing'] }, 'newest', 4, asked),
		listEntries({ ...training, when: ['upcoming'] }, 'soonest', 4, asked)
	]);
	const named = (facet: 'modality' | 'topic') =>
		all.counts[facet].slice(0, most).map(({ value, count }) => ({
			value,
			count,
			name: conceptLabel(`${facet}:${value}`, language) ?? value
		}));
	return {
		now,
		begin,
		soonest,
		total: all.total,
		open: openCourses.total,
		coming: comingEvents.total,
		languages: all.counts.language.length,
		modalities: named('modality'),
		topics: named('topic'),
		types: all.counts.type.slice(0, most).map(({ value, count }) => {
			const [kind = '', id = ''] = value.split('/');
			return { value, count, name: typeLabel(kind === 'event' ? 'event' : 'course', id, language) };
		})
	};
};
