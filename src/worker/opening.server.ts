import { completedSince } from '#certificates/index.server.ts';
import { openDoors, type Opening } from '#network/index.server.ts';
import { addressee } from '#people/index.server.ts';
import { readSettings } from '#platform/index.server.ts';
import { taughtBetween } from '#training/index.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'worker.openRoster': Record<string, never>;
	}
}

/** A night may be missed: whoever was asked already, or said no, is not asked again. */
const days = 3;

/**
 * The hub's rule (ROSTER_OPENS): whoever passed a course here, or taught one that is over, is asked onto the roster of
 * experts. Neither training nor network knows the other; this line sees both.
 */
export async function openRoster(now: Date): Promise<number> {
	const since = new Date(now.getTime() - days * 86_400_000);
	const { rosterOpens } = readSettings(process.env);
	const day = (at: Date) => at.toISOString().slice(0, 10);
	const [taught, passed] = await Promise.all([
		rosterOpens.includes('teaching')
			? taughtBetween(day(since), day(new Date(now.getTime() - 86_400_000)))
			: [],
		rosterOpens.includes('passing') ? completedSince(since) : []
	]);
	const openings = new Map<string, Opening>();
	for (const personId of taught) openings.set(personId, { personId, way: 'taught' });
	for (const personId of passed)
		if (!openings.has(personId)) openings.set(personId, { personId, way: 'passed' });
	const reached: Opening[] = [];
	for (const opening of openings.values()) if (await addressee(opening.personId)) reached.push(opening);
	return openDoors(reached, now);
}
