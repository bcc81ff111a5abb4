import { attendanceOf } from '../src/events/attendance.ts';
import type { CheckIn } from '../src/events/check-in.ts';
import { doorsOfFivePhones, shuffledArrivals } from '../src/events/check-in-doors.ts';
import { percentile, printFigures } from './figures.ts';

// 300 people at five phones without a network: a thousand orders in which what they hold arrives, each merged and compared.
const { phones, all } = doorsOfFivePhones(300);

function standing(said: Iterable<CheckIn>): string {
	const lines: string[] = [];
	for (const [participant, sessions] of attendanceOf(said))
		for (const [session, { state, standing: ids }] of sessions)
			lines.push(`${participant} ${session} ${state} ${ids.toSorted().join()}`);
	return lines.sort().join('\n');
}

const right = standing(all);
const merges: number[] = [];
let wrong = 0;
const began = performance.now();
for (let seed = 1; seed <= 1000; seed++) {
	const hub = shuffledArrivals(phones, seed);
	const start = performance.now();
	attendanceOf(hub.values());
	merges.push(performance.now() - start);
	if (hub.size !== all.length || standing(hub.values()) !== right) wrong++;
}
printFigures('Attendance: five phones, 300 people, 1,000 interleavings', [
	{ name: `interleavings that lost or doubled somebody, of ${merges.length}`, unit: '×', measured: wrong },
	{ name: `presence from ${all.length} statements, p50`, unit: 'ms', measured: percentile(merges, 0.5) },
	{ name: 'presence, p95', unit: 'ms', measured: percentile(merges, 0.95) },
	{ name: 'all 1,000, with comparing', unit: 's', measured: (performance.now() - began) / 1000 }
]);
