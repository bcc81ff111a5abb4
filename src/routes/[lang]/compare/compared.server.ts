import { organisationNames } from '#network/index.server.ts';
import { directions, directionsOf, type Direction, type Work } from '#research/index.ts';
import { worksIn } from '#research/index.server.ts';
import { find } from '#search/index.server.ts';
import { broaderTopics } from '#vocabulary/index.ts';
import { listEntries, type Filters } from '../../browse/holdings.server.ts';
import { researchOn } from '../../dossiers/research-on.server.ts';
import type { Place } from './places.ts';

type Asked = { language: string; now: Date };

const few = 3;
const mostInstitutes = 5;

/** What the hub knows of one place, as the page sets it beside others. */
export async function comparedPlace(place: Place, asked: Asked) {
	const filters: Filters = { [place.filter[0]]: [place.filter[1]] };
	const nothing = { text: '', after: null, size: 1, sort: 'newest' as const };
	const [works, everything, open, research, training] = await Promise.all([
		worksIn(place.where),
		find({ ...nothing, filters }, asked),
		find({ ...nothing, filters: { ...filters, kind: ['course'], when: ['ongoing', 'upcoming'] } }, asked),
		researchOn(filters, asked),
		listEntries({ ...filters, kind: ['course'] }, 'soonest', few, asked)
	]);
	const kind = (name: string) => everything.counts.of('kind', name);
	return {
		place,
		works,
		kinds: {
			...{ courses: kind('course'), events: kind('event'), publications: kind('resource') },
			...{ projects: kind('project'), recommendations: kind('recommendation') },
			...{ practices: kind('practice'), organisations: kind('organisation') }
		},
		open: open.total,
		topics: new Map(
			everything.counts
				.all('topic')
				.filter(({ value }) => broaderTopics(value).length === 0)
				.map(({ value, count }) => [value, count])
		),
		directions: Object.fromEntries(
			directions.map((one) => [one, works.filter(({ topics }) => directionsOf(topics).includes(one)).length])
		) as Record<Direction, number>,
		institutes: await institutesOf(works, asked.language),
		research,
		training
	};
}
export type Compared = Awaited<ReturnType<typeof comparedPlace>>;

async function institutesOf(works: readonly Work[], language: string) {
	const counts = new Map<string, number>();
	for (const { organisations } of works)
		for (const id of new Set(organisations)) counts.set(id, (counts.get(id) ?? 0) + 1);
	const most = [...counts].sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1)).slice(0, mostInstitutes);
	const names = await organisationNames(
		most.map(([id]) => id),
		language
	);
	return most.flatMap(([id, count]) => {
		const name = names.get(id);
		return name ? [{ ...name, works: count }] : [];
	});
}
