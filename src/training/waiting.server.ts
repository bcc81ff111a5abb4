import type { Actor } from '#people/index.ts';
import type { Edition } from './edition.ts';
import { allowedIn, editionsLed, numbersOf } from './team.server.ts';

/** What waits in an edition for somebody of its team. */
export type Wait = 'applied' | 'toMark' | 'reported' | 'unnamed';
export type WaitingEdition = { edition: Edition; waits: { wait: Wait; count: number }[] };

/** What each waits for, the most pressing first. */
const acts = {
	applied: 'manage',
	reported: 'teach',
	toMark: 'teach',
	unnamed: 'follow'
} as const satisfies Record<Wait, string>;

/** What waits for the actor in the editions they help to run: only what they may do something about. */
export async function waitingFor(actor: Actor): Promise<WaitingEdition[]> {
	const editions = await editionsLed(actor);
	const numbers = await numbersOf(editions.map(({ id }) => id));
	const waiting: WaitingEdition[] = [];
	for (const edition of editions) {
		const counts = numbers.get(edition.id);
		if (!counts || (Object.keys(acts) as Wait[]).every((wait) => counts[wait] === 0)) continue;
		const allowed = await allowedIn(actor, edition);
		const waits = (Object.keys(acts) as Wait[])
			.filter((wait) => counts[wait] > 0 && allowed.includes(acts[wait]))
			.map((wait) => ({ wait, count: counts[wait] }));
		if (waits.length > 0) waiting.push({ edition, waits });
	}
	return waiting;
}
