import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';
import { waitingFor, type Wait } from '#training/index.server.ts';
import { listedEdition } from './editions/listed.server.ts';
import type { Waiting } from './waits.server.ts';

const words: Record<Wait, { say: (count: { count: number }) => string; page: string }> = {
	applied: { say: m.team_todo_applied, page: 'people' },
	reported: { say: m.team_todo_reports, page: 'discussions' },
	toMark: { say: m.team_todo_marks, page: 'marking' },
	unnamed: { say: m.team_todo_unnamed, page: 'people#enrolled' }
};

/** What waits in the editions somebody helps to run; each line leads to where it is done. */
export async function waitsInEditions(actor: Actor, language: string, now: Date): Promise<Waiting[]> {
	const waiting = await waitingFor(actor);
	const lines = waiting.map(async ({ edition, waits }) => {
		const { title, days } = await listedEdition(edition, language, now);
		return waits.map(({ wait, count }) => ({
			count,
			name: words[wait].say({ count }),
			path: `editions/${edition.slug}/${words[wait].page}`,
			details: [title.text, ...(days === null ? [] : [days])]
		}));
	});
	return (await Promise.all(lines)).flat();
}
