import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { said, sentBody } from './builders.server.ts';
import { enrol } from './enrolment.server.ts';
import { receive } from './learning.server.ts';
import { statisticsOf } from './statistics.server.ts';
import { aTalkedEdition, handedIn, inTeam, partsOf } from './team-builders.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };

test('the statistics of a course join its editions and languages, of each person the first attempt, and show no small group', async () => {
	const { edition: first, content } = await aTalkedEdition();
	const { edition: second } = await aTalkedEdition();
	const tutor = await aPerson();
	await inTeam(second, tutor, 'tutor');
	const answers = async (
		edition: typeof first,
		language: string,
		choice: string,
		again: string | null = null
	): Promise<void> => {
		const person = await aPerson();
		const { id } = await enrol(person, edition.id, { ...asking, language }, now);
		const { statements } = handedIn(content, { choice, language });
		const more =
			again === null ? [] : handedIn(content, { choice: again, at: '2027-02-09T12:00:00Z' }).statements;
		await receive(person, sentBody([...statements, ...more].map((one) => said(id, one))), now);
	};
	for (let i = 0; i < 4; i++) await answers(first, 'en', 'two');
	expect((await statisticsOf(tutor, second.slug, now)).items).toEqual([]);
	await answers(first, 'en', 'five', 'two');
	for (let i = 0; i < 3; i++) await answers(second, 'ar', 'two');
	const { items, editions } = await statisticsOf(tutor, second.slug, now);
	expect(editions).toBe(2);
	expect(items).toEqual([
		{
			item: partsOf(content).choice.id,
			n: 8,
			difficulty: 7 / 8,
			discrimination: null,
			choices: [
				{ key: 'two', count: 7 },
				{ key: 'five', count: 1 }
			],
			byLanguage: [{ language: 'en', n: 5, difficulty: 0.8 }]
		}
	]);
});
