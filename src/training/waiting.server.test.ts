import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { said, sentBody } from './builders.server.ts';
import { contribute, report } from './contribution.server.ts';
import type { ContributionId } from './contribution.ts';
import { newId } from '#platform/index.ts';
import { enrol } from './enrolment.server.ts';
import { receive } from './learning.server.ts';
import { settle } from './settling.server.ts';
import { aTalkedEdition, handedIn, inTeam, partsOf } from './team-builders.server.ts';
import { waitingFor } from './waiting.server.ts';
import { anEdition } from './builders.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };

test('what waits in editions waits for whoever may do something about it', async () => {
	const { edition, content } = await aTalkedEdition({
		admission: 'open',
		rules: { participation: { lessons: { share: 0 } }, completion: null }
	});
	const applying = await anEdition({ admission: 'application' });
	const [manager, tutor, evaluator, learner] = [
		await aPerson(),
		await aPerson(),
		await aPerson(),
		await aPerson()
	];
	for (const one of [edition, applying]) {
		await inTeam(one, manager, 'manager');
		await inTeam(one, tutor, 'tutor');
		await inTeam(one, evaluator, 'evaluator');
	}
	for (const actor of [manager, tutor, evaluator, learner]) expect(await waitingFor(actor)).toEqual([]);

	await enrol(await aPerson(), applying.id, { ...asking, motivation: 'To lend.' }, now);
	const { id } = await enrol(learner, edition.id, asking, now);
	const { statements } = handedIn(content);
	await receive(learner, sentBody(statements.map((one) => said(id, one))), now);
	await settle(id, now);
	const contribution = newId<'Contribution'>() as ContributionId;
	const words = { id: contribution, itemId: partsOf(content).discussion.id, language: 'en', answersId: null };
	await contribute(learner, edition.slug, { ...words, body: 'Buy my course.' }, now);
	await report(tutor, edition.slug, contribution, now);

	const seen = async (actor: typeof learner) =>
		(await waitingFor(actor)).map(({ edition: { id: of }, waits }) => [
			of === edition.id ? 'talking' : 'applying',
			waits.map(({ wait, count }) => `${count} ${wait}`)
		]);
	const talking = ['talking', ['1 reported', '1 toMark', '1 unnamed']];
	expect((await seen(manager)).sort()).toEqual([['applying', ['1 applied']], talking]);
	expect(await seen(tutor)).toEqual([talking]);
	expect(await seen(evaluator)).toEqual([]);
	expect(await seen(learner)).toEqual([]);
});
