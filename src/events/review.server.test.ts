import { describe, expect, test } from 'vitest';
import { transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { putAttachment } from './application-answer.server.ts';
import {
	aField,
	aForm,
	anApplication,
	anEventWith,
	applicationLettersQueued,
	everyApplication
} from './application-builders.server.ts';
import { findApplication, findAttachment, listApplications } from './application-list.server.ts';
import { putReviewing, reviewingOf, type ReviewingInput } from './criterion.server.ts';
import {
	assignReviews,
	attachmentToReview,
	declareConflict,
	judge,
	myReviews,
	reviewProgress,
	reviewTask
} from './review.server.ts';
import { selectionOf } from './selection.server.ts';
import type { FieldId } from './field.ts';

useDatabase();
const now = new Date('2027-04-05T10:00:00Z');
const country = aField({ kind: 'country', counts: 'country' });
const organisation = aField({ identifies: true, isOrganisation: true });
const why = aField({ kind: 'long' });

async function judging() {
	const { event, people } = await anEventWith(['organiser', 'reviewer', 'reviewer', 'reviewer']);
	const [organiser, ...reviewers] = people as [(typeof people)[0], ...typeof people];
	await aForm(event, [country, organisation, why]);
	const input: ReviewingInput = {
		...{ blind: true, reviewersEach: 2, revision: 0 },
		criteria: [
			{ id: null, weight: 2, scale: 5, texts: { en: { name: 'Reach', hint: '' } } },
			{ id: null, weight: 1, scale: 10, texts: { en: { name: 'Plan', hint: '' } } }
		]
	};
	await putReviewing(organiser, event.slug, input);
	return { event, organiser, reviewers, input };
}

describe('reviewing', () => {
	test('gives each application to two, tells applicants, and each reviewer sees their own only', async () => {
		const { event, organiser, reviewers } = await judging();
		const made = [];
		for (let i = 0; i < 3; i += 1)
			made.push(await anApplication(event, { email: `r${event.slug}${i}@example.org` }));
		expect(await assignReviews(organiser, event.slug, now)).toEqual({ assigned: 6, short: 0 });
		expect(await assignReviews(organiser, event.slug, now)).toEqual({ assigned: 0, short: 0 });
		const own = await Promise.all(reviewers.map((one) => myReviews(one, event.slug)));
		expect(own.map((lines) => lines.length)).toEqual([2, 2, 2]);
		const letters = (await applicationLettersQueued()).filter(({ letter }) => letter === 'review');
		expect(letters.length).toBe(3);
		const [mine] = own[0]!;
		const strange = reviewers.find((_, i) => !own[i]!.some(({ id }) => id === mine!.id))!;
		expect(await codeOf(reviewTask(strange, event.slug, mine!.id))).toBe('NotFound');
		expect(await codeOf(reviewTask(await aPerson(), event.slug, mine!.id))).toBe('Forbidden');
		expect((await reviewProgress(organiser, event.slug)).map(({ assigned }) => assigned)).toEqual([2, 2, 2]);
	});

	test('is blind: nothing that is handed to a reviewer says who it is', async () => {
		const { event, organiser, reviewers } = await judging();
		const { email } = await anApplication(event, {
			...{ name: 'Wanjiru Kamau', agency: 'City of Nakuru' },
			answers: [
				[country, 'KE'],
				[organisation, 'City of Nakuru'],
				[why, 'Wanjiru here, of the City of Nakuru.']
			]
		});
		await assignReviews(organiser, event.slug, now);
		for (const reviewer of reviewers)
			for (const line of await myReviews(reviewer, event.slug)) {
				const task = await reviewTask(reviewer, event.slug, line.id);
				const handed = JSON.stringify([line, { ...task, answers: [...task.answers] }]);
				expect(handed).not.toMatch(new RegExp(`Wanjiru|Kamau|Nakuru|${email}`, 'iu'));
				expect(task.answers.get(country.id)).toBe('KE');
				const readAll = [
					listApplications(reviewer, event.slug, everyApplication),
					findApplication(reviewer, event.slug, line.id),
					selectionOf(reviewer, event.slug),
					findAttachment(reviewer, event.slug, line.id, why.id)
				];
				expect(await Promise.all(readAll.map(codeOf))).toEqual(Array(4).fill('Forbidden'));
			}
	});

	test('opens of the attachments what the form lets be read blind, and never says what it is called', async () => {
		const { event, organiser, reviewers, input } = await judging();
		const [letter, plan] = [aField({ kind: 'file' }), aField({ kind: 'file', readBlind: true })];
		await aForm(event, [letter, plan], 2);
		const { id } = await anApplication(event, { formVersion: 2, name: 'Wanjiru Kamau' });
		const bytes = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n');
		await transaction(async (tx) => {
			for (const field of [letter, plan])
				await putAttachment(tx, id, field, { name: 'kamau.pdf', bytes }, false, now);
		});
		await assignReviews(organiser, event.slug, now);
		const asked: typeof reviewers = [];
		for (const one of reviewers) if ((await myReviews(one, event.slug)).length > 0) asked.push(one);
		const [first] = asked;
		const open = (field: FieldId) => attachmentToReview(first!, event.slug, id, field);
		const task = await reviewTask(first!, event.slug, id);
		expect(task.files).toEqual([{ field: plan, type: 'application/pdf', name: null }]);
		expect(JSON.stringify([...task.answers, ...task.files])).not.toMatch(/kamau/iu);
		expect((await open(plan.id)).name).toBe(`${task.number}-1.pdf`);
		expect(await codeOf(open(letter.id))).toBe('NotFound');
		const stranger = reviewers.find((one) => !asked.includes(one));
		expect(await codeOf(attachmentToReview(stranger!, event.slug, id, plan.id))).toBe('NotFound');
		const { criteria } = await reviewingOf(event.id);
		await putReviewing(organiser, event.slug, { ...input, blind: false, revision: 1, criteria });
		expect((await open(letter.id)).name).toBe('kamau.pdf');
		await declareConflict(first!, event.slug, id, 'My cousin.', now);
		expect(await codeOf(open(plan.id))).toBe('NotFound');
	});

	test('sums up what was judged, with how far reviewers are apart', async () => {
		const { event, organiser, reviewers, input } = await judging();
		const { id } = await anApplication(event);
		await assignReviews(organiser, event.slug, now);
		const { criteria } = await findApplication(organiser, event.slug, id);
		const [reach, plan] = criteria;
		const asked = [];
		for (const one of reviewers) if ((await myReviews(one, event.slug)).length > 0) asked.push(one);
		const say = (who: (typeof reviewers)[0], a: number, b: number) =>
			judge(who, event.slug, id, { points: { [reach!.id]: a, [plan!.id]: b }, comment: 'Good.' }, now);
		expect(await codeOf(say(asked[0]!, 6, 0))).toBe('points_scale');
		await say(asked[0]!, 5, 10);
		await say(asked[1]!, 2, 4);
		const [line] = (await listApplications(organiser, event.slug, everyApplication)).lines;
		expect([line?.score, line?.spread, line?.reviews]).toEqual([70, 60, 2]);
		const heavier = { ...input, revision: 1, criteria: criteria.map((one) => ({ ...one, weight: 9 })) };
		expect(await codeOf(putReviewing(organiser, event.slug, heavier))).toBe('criteria_in_use');
		expect(await codeOf(putReviewing(organiser, event.slug, { ...heavier, revision: 0 }))).toBe(
			'changed_meanwhile'
		);
		const open = { ...input, revision: 1, blind: false, criteria };
		expect(await codeOf(putReviewing(organiser, event.slug, open))).toBe('done');
	});

	test('whoever declares a conflict reads no more of it, their judgement goes, and another is asked', async () => {
		const { event, organiser, reviewers } = await judging();
		const { id } = await anApplication(event);
		await assignReviews(organiser, event.slug, now);
		const asked = [];
		for (const one of reviewers) if ((await myReviews(one, event.slug)).length > 0) asked.push(one);
		const [first] = asked;
		expect(await codeOf(declareConflict(first!, event.slug, id, ' ', now))).toBe('required');
		await declareConflict(first!, event.slug, id, 'My cousin.', now);
		expect(await codeOf(reviewTask(first!, event.slug, id))).toBe('NotFound');
		expect(await assignReviews(organiser, event.slug, now)).toEqual({ assigned: 1, short: 0 });
		const { judgements } = await findApplication(organiser, event.slug, id);
		expect(judgements.map(({ conflict }) => conflict)).toEqual(
			expect.arrayContaining(['My cousin.', null, null])
		);
	});

	test('needs two reviewers and criteria', async () => {
		const { event, people } = await anEventWith(['organiser', 'reviewer']);
		expect(await codeOf(assignReviews(people[0]!, event.slug, now))).toBe('criteria_needed');
		const one = { id: null, weight: 1, scale: 5, texts: { en: { name: 'Reach', hint: '' } } };
		const put = (each: number) =>
			codeOf(
				putReviewing(people[0]!, event.slug, {
					blind: true,
					reviewersEach: each,
					revision: 0,
					criteria: [one]
				})
			);
		expect(await put(1)).toBe('reviewers_each');
		expect(await put(2)).toBe('done');
		expect(await codeOf(assignReviews(people[0]!, event.slug, now))).toBe('too_few_reviewers');
	});
});
