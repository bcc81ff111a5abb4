import { conflictsOf, type Planned } from '../src/events/conflict.ts';
import { percentile, printFigures } from './figures.ts';

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
