import { conflictsOf, type Planned } from '../src/events/conflict.ts';
import {
	eventsToLead,
	findRelease,
	loadEventsDemonstration,
	releasePdf
} from '../src/events/index.server.ts';
import { anOrganisation } from '../src/network/builders.server.ts';
import { anEditor } from '../src/people/builders.server.ts';
import { withDatabase } from './database.ts';
import { percentile, printFigures, type Figure } from './figures.ts';

// Four days of three tracks and what is for everybody: 200 sessions, with rooms, buses and people that collide here and there.
const zone = 'America/Mexico_City';
const sessions: Planned[] = Array.from({ length: 200 }, (_, i) => {
	const day = 17 + (i % 4);
	const minutes = 15 * 60 + ((i * 37) % 540);
	const startsAt = new Date(Date.UTC(2027, 4, day, 0, minutes));
	return {
		id: `session-${String(i).padStart(3, '0')}` as Planned['id'],
		kind: i % 20 === 0 ? 'study-visit' : 'workshop',
		startsAt,
		endsAt: new Date(startsAt.getTime() + (45 + (i % 4) * 30) * 60_000),
		trackId: i % 9 === 0 ? null : (`track-${i % 3}` as Planned['trackId']),
		placeId: 'place' as Planned['placeId'],
		roomId: `room-${i % 8}` as Planned['roomId'],
		bus: i % 20 === 0 ? 'Bus 1' : null,
		speakers: [{ speakerId: `speaker-${i % 60}` as never, state: 'asked' }]
	};
});
const days = { zone, startsOn: '2027-05-17', endsOn: '2027-05-20' };
const took: number[] = [];
let found = 0;
for (let round = 0; round < 200; round++) {
	const began = performance.now();
	found = conflictsOf(sessions, days).length;
	took.push(performance.now() - began);
}
printFigures('Events: a programme of 200 sessions checked for conflicts', [
	{ name: `${found} conflicts, first time`, unit: 'ms', measured: took[0] ?? 0, asked: 20 },
	{ name: 'p50', unit: 'ms', measured: percentile(took, 0.5) },
	{ name: 'p95', unit: 'ms', measured: percentile(took, 0.95), asked: 20 }
]);

await withDatabase(async () => {
	printFigures('Events: a release of four days on paper', await printed());
});

/** The programme of the demonstration's field school in Mexico. */
async function printed(): Promise<Figure[]> {
	const now = new Date('2026-12-01T10:00:00Z');
	for (const slug of ['globalacademy', 'atikha']) await anOrganisation({ slug });
	await loadEventsDemonstration({ now });
	const mexico = (await eventsToLead(await anEditor())).find(
		({ slug }) => slug === 'field-school-mexico-2027'
	);
	if (!mexico) throw new Error('The demonstration has no field school in Mexico.');
	const release = await findRelease(mexico.id, 2);
	const figures: Figure[] = [];
	for (const language of ['en', 'ar', 'zh'] as const) {
		const times: number[] = [];
		for (let round = 0; round < 20; round++) {
			const began = performance.now();
			// Another number each time: nothing of the one before is kept.
			await releasePdf(mexico, { ...release, number: round + 2 }, language, 'http://127.0.0.1', now);
			times.push(performance.now() - began);
		}
		const [first = 0, ...later] = times;
		figures.push(
			{ name: `${language}, first, with its fonts`, unit: 'ms', measured: first },
			{ name: `${language}, p50`, unit: 'ms', asked: 300, measured: percentile(later, 0.5) },
			{ name: `${language}, p95`, unit: 'ms', measured: percentile(later, 0.95) }
		);
	}
	return figures;
}
