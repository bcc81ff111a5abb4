import { expect, test } from 'vitest';
import { system } from '#people/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { applicationLettersQueued } from './application-builders.server.ts';
import { loadApplicationsDemonstration } from './application-demonstration.server.ts';
import { listApplications } from './application-list.server.ts';
import { anEvent } from './builders.server.ts';
import { participantsOf } from './participant.server.ts';

useDatabase();

test('the demonstration has applications in every state, once, and writes to nobody', async () => {
	const event = await anEvent({ languages: ['en', 'es'] });
	const filter = { ...{ state: null, text: '', facts: {}, spreadOver: 25 }, sort: 'score' as const, page: 1 };
	for (let times = 0; times < 2; times += 1) {
		await loadApplicationsDemonstration({ now: new Date('2027-02-20T10:00:00Z') });
		const { states, lines } = await listApplications(system('test'), event.slug, filter);
		expect(states).toEqual({
			...{
				draft: 1,
				submitted: 2,
				review: 1,
				selected: 2,
				waiting: 2,
				declined: 1,
				confirmed: 2,
				withdrawn: 1
			}
		});
		expect(lines.map(({ name }) => name)).toEqual(['Amal Haddad', 'Lucía Gómez']);
	}
	const people = await participantsOf(event.id);
	expect(people.map(({ illustrative, email }) => illustrative && email?.endsWith('.invalid'))).toEqual(
		Array(4).fill(true)
	);
	expect(await applicationLettersQueued()).toEqual([]);
});
