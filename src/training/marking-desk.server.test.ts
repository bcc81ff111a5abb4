import { describe, expect, test } from 'vitest';
import { certificatesOf } from '#certificates/index.server.ts';
import { visitor } from '#people/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { said, sentBody } from './builders.server.ts';
import { enrol } from './enrolment.server.ts';
import { receive } from './learning.server.ts';
import { answerToMark, answersMarked, answersToMark, markAnswer } from './marking-desk.server.ts';
import { confirmName, settle } from './settling.server.ts';
import { aTalkedEdition, handedIn, inTeam, partsOf } from './team-builders.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };
const mark = { share: 0.75, criteria: { clear: 1, feasible: 0.5 }, note: 'Add the interest.' };
async function aTask(end: string | null = '2027-03-12') {
	const { edition, content } = await aTalkedEdition({ endsOn: end });
	const [learner, tutor] = [await aPerson({ name: 'Amina Diallo' }), await aPerson({ name: 'Tomás' })];
	await inTeam(edition, tutor, 'tutor');
	const { id } = await enrol(learner, edition.id, asking, now);
	const { attempt, statements } = handedIn(content);
	await receive(learner, sentBody(statements.map((one) => said(id, one))), now);
	await settle(id, now);
	const key = { enrolmentId: id, attempt, questionId: partsOf(content).open.id };
	return { edition, content, learner, tutor, id, key };
}

describe('an open answer', () => {
	test('waits for the team, without the name of who wrote it', async () => {
		const { edition, tutor, key } = await aTask();
		expect((await answersToMark(tutor, edition.slug)).map(({ enrolmentId }) => enrolmentId)).toEqual([
			key.enrolmentId
		]);
		const sheet = await answerToMark(tutor, edition.slug, key, now);
		expect([sheet.answer.value, sheet.name, sheet.mark, sheet.number, sheet.waiting]).toEqual([
			'The fund pays the bank.',
			null,
			null,
			1,
			1
		]);
	});

	test('is marked once, and the certificate that waited for it follows', async () => {
		const { edition, learner, tutor, id, key } = await aTask();
		await confirmName(learner, id, 'Amina Diallo', now);
		expect(await certificatesOf(learner.id)).toEqual([]);
		await markAnswer(tutor, edition.slug, key, mark, null, now);
		expect((await certificatesOf(learner.id)).map(({ kind }) => kind)).toEqual(['completion']);
		expect(await answersToMark(tutor, edition.slug)).toEqual([]);
		expect((await answersMarked(tutor, edition.slug)).length).toBe(1);
		const sheet = await answerToMark(tutor, edition.slug, key, now);
		expect([sheet.name, sheet.markedBy, sheet.mark]).toEqual(['Amina Diallo', 'Tomás', mark]);
	});

	test('is marked after the last day as well, and counts', async () => {
		const { edition, learner, tutor, id, key } = await aTask();
		await confirmName(learner, id, 'Amina Diallo', now);
		await markAnswer(tutor, edition.slug, key, mark, null, new Date('2027-05-01T10:00:00Z'));
		expect((await certificatesOf(learner.id)).length).toBe(1);
	});

	test('of two who mark at once the second is told, and may then replace the mark', async () => {
		const { edition, tutor, key } = await aTask();
		const both = await Promise.all([
			codeOf(markAnswer(tutor, edition.slug, key, mark, null, now)),
			codeOf(markAnswer(tutor, edition.slug, key, { ...mark, share: 0 }, null, now))
		]);
		expect(both.sort()).toEqual(['done', 'marked_meanwhile']);
		const later = new Date(now.getTime() + 60_000);
		await markAnswer(tutor, edition.slug, key, { ...mark, share: 1 }, now, later);
		expect((await answerToMark(tutor, edition.slug, key, later)).mark?.share).toBe(1);
	});

	test('is nobody else’s to see or mark', async () => {
		const { edition, learner, key } = await aTask();
		const elsewhere = (await aTalkedEdition()).edition;
		const other = await aPerson();
		await inTeam(elsewhere, other, 'manager');
		for (const actor of [learner, other, visitor]) {
			expect(await codeOf(answersToMark(actor, edition.slug))).toBe('Forbidden');
			expect(await codeOf(markAnswer(actor, edition.slug, key, mark, null, now))).toBe('Forbidden');
		}
		// Not through one's own edition either.
		expect(await codeOf(markAnswer(other, elsewhere.slug, key, mark, null, now))).toBe('NotFound');
		expect(await codeOf(answerToMark(other, elsewhere.slug, key, now))).toBe('NotFound');
	});
});
