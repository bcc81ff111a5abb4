import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The kernel counts processor time in these (USER_HZ, the same on every Linux). */
const msPerTick = 10;

/** Milliseconds of processor time a process has used, in user and system mode (proc(5), utime and stime). */
export function cpuOf(pid: number): number {
	const { own } = readStat(pid);
	return own * msPerTick;
}

/** The same for a process and all its children, those that ended and were waited for included. */
export function cpuOfFamily(pid: number): number {
	const { own, waitedFor } = readStat(pid);
	const children = processes()
		.map(readStat)
		.filter(({ parent }) => parent === pid);
	return (
		(own + waitedFor + children.reduce((sum, child) => sum + child.own + child.waitedFor, 0)) * msPerTick
	);
}

/** Megabytes of memory a process holds. */
export function residentMemory(pid: number): number {
	const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return Number(kilobytes) / 1024;
}

/** The embedded PostgreSQL of a data directory. */
export function postmasterOf(dataDirectory: string): number {
	return Number(readFileSync(join(dataDirectory, 'postgres/postmaster.pid'), 'utf8').split('\n', 1)[0]);
}

function processes(): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number);
}

type Stat = { parent: number; own: number; waitedFor: number };

function readStat(pid: number): Stat {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The program's name, in parentheses, may hold anything.
		const fields = text
			.slice(text.lastIndexOf(')') + 2)
			.split(' ')
			.map(Number);
		const [parent = 0, utime = 0, stime = 0, cutime = 0, cstime = 0] = [1, 11, 12, 13, 14].map(
			(i) => fields[i]
		);
		return { parent, own: utime + stime, waitedFor: cutime + cstime };
	} catch {
		// It ended between the list and the look.
		return { parent: 0, own: 0, waitedFor: 0 };
	}
}

/** Milliseconds of this process's processor time for one run: the least of ten rounds, since other programs only ever add to it. */
export function cpuOfOne(work: () => void, runs: number): number {
	for (let i = 0; i < runs; i++) work();
	let least = Infinity;
	for (let round = 0; round < 10; round++) {
		const before = process.cpuUsage();
		for (let i = 0; i < runs; i++) work();
		const { user, system } = process.cpuUsage(before);
		least = Math.min(least, (user + system) / 1000 / runs);
	}
	return least;
}
