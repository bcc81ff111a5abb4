import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aCohort } from './cohort-builders.server.ts';
import { dashboardOf } from './dashboard.server.ts';
import { narrowedAddress, narrowedBy } from './dashboard.ts';
import { openCodebook, openData } from './open-data.server.ts';

useDatabase();
const now = new Date('2027-06-20T10:00:00Z');
const board = (address: string) => dashboardOf(new URLSearchParams(address), 'en', now);

test('an address narrows by two at most, and by nothing that is no category', () => {
	const { group, more } = narrowedBy(new URLSearchParams('gender=female&year=2026&country=EC&page=3'));
	expect([group, more]).toEqual([{ year: '2026', country: 'EC' }, true]);
	expect(narrowedBy(new URLSearchParams('gender=%27%3B--&country=')).group).toEqual({});
	expect(narrowedAddress({ gender: 'female', year: '2026' })).toBe('?year=2026&gender=female');
});

test('nothing that is over: an empty dashboard, and a table with its head alone', async () => {
	expect(await board('')).toMatchObject({ cohorts: [], breakdowns: [], illustrative: false });
	const table = await openData('en', now);
	expect(table.slice(1).every((row) => row.includes('no_answer'))).toBe(true);
});

test('only what may be told is there, by one thing more than it is narrowed to', async () => {
	await aCohort('academy', [
		{ in: { country: 'EC', gender: 'female', certificate: 'completion' }, count: 60 },
		{ in: { country: 'EC', gender: 'male', certificate: 'none' }, count: 30 },
		{ in: { country: 'MX', gender: 'male', certificate: 'completion' }, count: 20 },
		{ in: { country: 'MT', gender: 'female', certificate: 'completion' }, count: 2 }
	]);
	const whole = await board('');
	expect(whole.whole.map(({ fact }) => [fact.key, fact.value]).slice(0, 2)).toEqual([
		['participants', 112],
		['certificates_completion', 82 / 112]
	]);
	const byCountry = whole.breakdowns.find(({ by }) => by === 'country');
	expect(byCountry?.facts.map(({ key, value }) => [key, value])).toEqual([
		['participants:country.EC', 90],
		['participants:country.MX', null],
		['participants:country.MT', null]
	]);
	const narrowed = await board('country=EC');
	expect(narrowed.breakdowns.map(({ by }) => by)).not.toContain('country');
	expect(narrowed.whole[0]?.fact).toMatchObject({ key: 'participants:country.EC', value: 90, base: 112 });
	expect((await board('country=EC&gender=female')).breakdowns).toEqual([]);
	// Of two people nothing more is told, not even who is known of what.
	const few = await board('country=MT');
	expect(few.whole[0]?.fact).toMatchObject({ key: 'participants:country.MT', state: 'suppressed' });
	expect(few.breakdowns).toEqual([]);
});

test('open data marks what is hidden, and never says zero of it', async () => {
	const [head = [], ...rows] = await openData('en', now);
	const at = (name: string): number => head.indexOf(name);
	const hidden = rows.filter((row) => row[at('state')] === 'suppressed');
	expect(hidden.map((row) => row[at('key')])).toContain('participants:country.MT');
	for (const row of hidden)
		expect(['value', 'n', 'base', 'missing'].map((name) => row[at(name)])).toEqual([null, null, null, null]);
	const codebook = openCodebook('es');
	expect(codebook.filter(([kind]) => kind === 'column').map(([, name]) => name)).toEqual(head);
});
