import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { said, sentBody } from './builders.server.ts';
import { enrol } from './enrolment.server.ts';
import { receive } from './learning.server.ts';
import { statisticsOf } from './statistics.server.ts';
import { aTalkedEdition, handedIn, inTeam } from './team-builders.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };

test('they are reckoned anew when a log grows or an attempt’s time runs out, and not at each visit', async () => {
	const { edition, content } = await aTalkedEdition({ startsOn: '2027-02-01', endsOn: '2027-02-20' });
	const [tutor, evaluator] = [await aPerson(), await aPerson()];
	await inTeam(edition, tutor, 'tutor');
	await inTeam(edition, evaluator, 'evaluator');
	const answer = async (finished: boolean): Promise<void> => {
		const person = await aPerson();
		const { id } = await enrol(person, edition.id, asking, now);
		const { statements } = handedIn(content);
		const done = finished ? statements : statements.slice(0, -1);
		await receive(person, sentBody(done.map((one) => said(id, one))), now);
	};
	for (let i = 0; i < 5; i++) await answer(true);
	const itemsAt = async (actor: typeof tutor, at = now) =>
		(await statisticsOf(actor, edition.slug, at)).items;
	const first = await itemsAt(tutor);
	expect(first.map(({ n, choices }) => [n, choices])).toEqual([[5, [{ key: 'two', count: 5 }]]]);
	expect(await itemsAt(tutor)).toBe(first);
	expect((await itemsAt(evaluator)).map(({ n, choices }) => [n, choices])).toEqual([[5, null]]);

	await answer(false);
	const second = await itemsAt(tutor);
	expect(second).not.toBe(first);
	expect(second.map(({ n }) => n)).toEqual([5]);
	expect(await itemsAt(tutor, new Date('2027-02-19T10:00:00Z'))).toBe(second);
	// The edition is over: what was not handed in counts as it stood.
	expect((await itemsAt(tutor, new Date('2027-02-22T10:00:00Z'))).map(({ n }) => n)).toEqual([6]);
});
