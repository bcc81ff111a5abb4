import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { aField, aForm, anApplication } from './application-builders.server.ts';
import { anEvent } from './builders.server.ts';
import { putReviewing, reviewingOf } from './criterion.server.ts';
import { eventsWaiting } from './event-waits.server.ts';
import { nominate } from './nomination.server.ts';
import { assignReviews, declareConflict, judge, myReviews } from './review.server.ts';
import { decide, releaseDecisions, selectionOf } from './selection.server.ts';

useDatabase();
const now = new Date('2027-02-05T10:00:00Z');

test('each of a team is told what waits for them, from what was sent in to what nobody was told of', async () => {
	const [organiser, one, two] = [await aPerson(), await aPerson(), await aPerson()];
	const team = [
		{ personId: organiser.id, role: 'organiser' as const },
		...[one, two].map(({ id }) => ({ personId: id, role: 'reviewer' as const }))
	];
	const event = await anEvent({ team });
	await aForm(event, [aField()]);
	const waits = async (actor: typeof one, at = now) =>
		(await eventsWaiting(actor, at)).flatMap((waiting) =>
			waiting.waits.map(({ wait, count }) => `${wait} ${count}`)
		);
	expect(await waits(organiser)).toEqual([]);
	const [first, second] = [await anApplication(event), await anApplication(event)];
	expect([await waits(organiser), await waits(one)]).toEqual([['decide 2'], []]);

	const criterion = { id: null, weight: 1, scale: 5, texts: { en: { name: 'Reach', hint: '' } } };
	await putReviewing(organiser, event.slug, {
		...{ blind: true, reviewersEach: 2, revision: 0 },
		criteria: [criterion]
	});
	expect(await waits(organiser)).toEqual(['assign 2']);
	await assignReviews(organiser, event.slug, now);
	expect([await waits(organiser), await waits(one), await waits(two)]).toEqual([
		[],
		['review 2'],
		['review 2']
	]);

	const { criteria } = await reviewingOf(event.id);
	const points = { [criteria[0]!.id]: 4 };
	for (const reviewer of [one, two])
		for (const { id } of await myReviews(reviewer, event.slug))
			if (reviewer === two && id === second.id) await declareConflict(two, event.slug, id, 'My cousin.', now);
			else await judge(reviewer, event.slug, id, { points, comment: '' }, now);
	expect([await waits(organiser), await waits(one), await waits(two)]).toEqual([['decide 2'], [], []]);

	const { seen } = await selectionOf(organiser, event.slug);
	const decided = [{ id: first.id, decision: 'select' as const }];
	await decide(organiser, event.slug, { decided, reason: 'By score.', seen }, now);
	expect(await waits(organiser)).toEqual(['release 1', 'decide 1']);
	await releaseDecisions(organiser, event.slug, 1, now);
	const nominee = { name: 'Amina', email: 'nominee@example.org', language: 'en', reason: '' };
	await nominate(await aPerson(), event.slug, { agency: 'City', country: '' }, [nominee], now);
	expect(await waits(organiser)).toEqual(['decide 1', 'nominated 1']);
	// The call is over: who has not sent cannot any more.
	expect(await waits(organiser, new Date('2027-04-05T10:00:00Z'))).toEqual(['decide 1']);
	expect(await waits(await aPerson())).toEqual([]);
});
