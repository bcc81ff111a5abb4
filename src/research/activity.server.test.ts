import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { projectTimes } from './activity.server.ts';
import { aDossier } from './builders.server.ts';

useDatabase();

const now = new Date('2026-12-31T22:00:00Z');

test('projects stand where their years put them; drafts and those without a year in none', async () => {
	const named = new Map<string, string>();
	for (const [name, startedYear, endedYear, state] of [
		['running', 2025, 2026, 'published'],
		['open', 1998, '', 'published'],
		['last year', 2020, 2025, 'published'],
		['long ago', 2009, 2011, 'published'],
		['until', '', 2024, 'published'],
		['next', 2027, 2029, 'published'],
		['undated', '', '', 'published'],
		['draft', 2026, '', 'draft']
	] as const) {
		const made = await aDossier({ title: name, startedYear, endedYear }, { state });
		named.set(made.id, name);
	}
	await aDossier({ kind: 'practice', title: 'practice', startedYear: 2026 });
	const { underWay, coming, ended, totals } = await projectTimes(now, 2);
	const names = (ids: readonly string[]) => ids.map((id) => named.get(id));
	expect([names(underWay), names(coming), names(ended)]).toEqual([
		['running', 'open'],
		['next'],
		['last year', 'until']
	]);
	expect(totals).toEqual({ underWay: 2, coming: 1, ended: 3 });
});
