import { conceptLabel, typeLabel } from '#vocabulary/index.ts';
import { countEntries, listEntries } from '../../browse/holdings.server.ts';
import { kindsText } from '../../browse/kinds.ts';
import { iAmCookie, preferencesOf, readIAm } from '../i-am/iam.ts';
import type { PageServerLoad } from './$types';

const training = { kind: ['course', 'event'] };
const most = 12;

/** 'Workshop' is a type of course and one of event: then the kind is said. */
function typeText(value: string, language: string): string {
	const [kind, id = ''] = value.split('/');
	const of = kind === 'event' ? 'event' : 'course';
	const name = typeLabel(of, id, language);
	const other = typeLabel(of === 'event' ? 'course' : 'event', id, language);
	return name === other ? `${name} (${kindsText(of)})` : name;
}

export const load: PageServerLoad = async ({ locals: { now, language }, cookies }) => {
	const asked = { now, language, prefer: preferencesOf(readIAm(cookies.get(iAmCookie))) };
	const open = { kind: ['course'], when: ['ongoing', 'upcoming'] };
	const [all, courses, openCourses, free, comingEvents, begin, soonest] = await Promise.all([
		countEntries(training, asked),
		countEntries({ kind: ['course'] }, asked),
		countEntries(open, asked),
		countEntries({ kind: ['course'], when: ['ongoing'], cost: ['free'] }, asked),
		countEntries({ kind: ['event'], when: ['upcoming'] }, asked),
		listEntries({ kind: ['course'], when: ['ongoing'] }, 'relevance', 4, asked),
		listEntries({ ...training, when: ['upcoming'] }, 'soonest', 4, asked)
	]);
	const past =
		soonest.total > 0
			? []
			: (await listEntries({ ...training, when: ['past'] }, 'soonest', 4, asked)).entries;
	const named = (facet: 'modality' | 'topic') =>
		all.counts.first(facet, most).map(({ value, count }) => ({
			value,
			count,
			name: conceptLabel(`${facet}:${value}`, language) ?? value
		}));
	return {
		now,
		begin,
		soonest,
		past,
		courses: courses.total,
		free: free.total,
		open: openCourses.total,
		coming: comingEvents.total,
		languages: all.counts.size('language'),
		modalities: named('modality'),
		topics: named('topic'),
		types: all.counts
			.first('type', most)
			.map(({ value, count }) => ({ value, count, name: typeText(value, language) }))
	};
};
