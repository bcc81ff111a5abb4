import { describe, expect, test } from 'vitest';
import { newId, Forbidden, NotFound } from '#platform/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEdition, said, sentBody } from './builders.server.ts';
import { evidenceCounted } from './attempts-seen.ts';
import { contribute } from './contribution.server.ts';
import { enrol } from './enrolment.server.ts';
import { findLearner } from './learner.server.ts';
import { receive } from './learning.server.ts';
import { markAnswer } from './marking-desk.server.ts';
import { peopleOf } from './people-of-edition.server.ts';
import { settle } from './settling.server.ts';
import { aTalkedEdition, handedIn, inTeam, partsOf } from './team-builders.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const profile = {
	...{ country: 'EC', gender: 'female', sector: 'ngo', background: 'refugee' },
	...{ occupation: 'Baker', organisation: 'Six Loaves' }
};
const asking = { language: 'en', profile };

async function aLearner(given = {}) {
	const { edition, content } = await aTalkedEdition(given);
	const [tutor, amina] = [await aPerson({ name: 'Tomás' }), await aPerson({ name: 'Amina' })];
	await inTeam(edition, tutor, 'tutor');
	const { id } = await enrol(amina, edition.id, asking, now);
	const { attempt, statements } = handedIn(content);
	await receive(amina, sentBody(statements.map((one) => said(id, one))), now);
	await settle(id, now);
	return { edition, content, tutor, amina, id, attempt };
}

describe('one learner, for the team', () => {
	test('shows what was told to the team, and no other answer', async () => {
		const { edition, tutor, id } = await aLearner();
		const seen = await findLearner(tutor, edition.slug, id, now);
		expect(seen.told.map(({ field, value }) => [field, value])).toEqual([
			['occupation', 'Baker'],
			['organisation', 'Six Loaves']
		]);
		const { people } = await peopleOf(tutor, edition.slug);
		expect(people.map(({ told }) => told.map(({ field }) => field))).toEqual([
			['occupation', 'organisation']
		]);
	});

	test('shows what is kept as evidence, and why, beside what counts', async () => {
		const { edition, content, tutor, amina, id, attempt } = await aLearner();
		const { lesson, choice } = partsOf(content);
		const day = 24 * 3_600_000;
		const again = { verb: 'answered', object: choice.id, attempt, value: 'five' } as const;
		const sent = [
			said(id, { verb: 'completed', object: lesson.id, happenedAt: new Date(now.getTime() + 2 * day) }),
			said(id, { verb: 'completed', object: lesson.id, happenedAt: new Date('2020-01-01') }),
			said(id, { ...again, happenedAt: now })
		];
		await receive(amina, sentBody(sent), new Date(now.getTime() + 60_000));
		const { study } = await findLearner(tutor, edition.slug, id, now);
		expect(study?.evidence).toEqual([
			{ flag: 'from_the_future', count: 1 },
			{ flag: 'before_the_start', count: 1 }
		]);
		const [seen] = study?.quizzes[0]?.attempts ?? [];
		expect(evidenceCounted(seen?.attempt.evidence.map(({ flag }) => flag) ?? [])).toEqual([
			{ flag: 'after_the_finish', count: 1 }
		]);
	});

	test('shows lessons, attempts with answers, and an open answer only once it is marked', async () => {
		const { edition, content, tutor, id, attempt } = await aLearner();
		const parts = partsOf(content);
		const look = async () => {
			const { study } = await findLearner(tutor, edition.slug, id, now);
			return {
				lesson: study?.progress.lessons[parts.lesson.id],
				answers: study?.quizzes[0]?.attempts[0]?.answers.map(({ answer, share, note, kept }) => [
					answer?.value ?? null,
					share,
					note,
					kept
				])
			};
		};
		expect(await look()).toEqual({
			lesson: 'opened',
			answers: [
				['two', 1, '', null],
				[null, null, '', 'blind']
			]
		});
		const mark = { share: 0.5, criteria: { clear: 1, feasible: 0 }, note: 'Who pays the fund?' };
		await markAnswer(
			tutor,
			edition.slug,
			{ enrolmentId: id, attempt, questionId: parts.open.id },
			mark,
			null,
			now
		);
		expect((await look()).answers?.[1]).toEqual(['The fund pays the bank.', 0.5, 'Who pays the fund?', null]);
	});

	test('where names are seen while marking, the open answer is there at once', async () => {
		const { edition, tutor, id } = await aLearner({ blindMarking: false });
		const { study } = await findLearner(tutor, edition.slug, id, now);
		expect(study?.quizzes[0]?.attempts[0]?.answers[1]?.answer?.value).toBe('The fund pays the bank.');
	});

	test('shows what they wrote in discussions of this edition', async () => {
		const { edition, content, tutor, amina, id } = await aLearner();
		const { discussion } = partsOf(content);
		const post = { id: newId<'Contribution'>(), itemId: discussion.id, answersId: null };
		await contribute(amina, edition.slug, { ...post, body: 'A guarantor.', language: 'en' }, now);
		const { contributions } = await findLearner(tutor, edition.slug, id, now);
		expect(contributions.map(({ body, itemId }) => [body, itemId])).toEqual([
			['A guarantor.', discussion.id]
		]);
	});

	test('is not for evaluators, not for the learner, and not through another edition', async () => {
		const { edition, amina, id } = await aLearner();
		const [evaluator, other] = [await aPerson(), await anEdition()];
		await inTeam(edition, evaluator, 'evaluator');
		await inTeam(other, evaluator, 'manager');
		await expect(findLearner(evaluator, edition.slug, id, now)).rejects.toThrow(Forbidden);
		await expect(findLearner(amina, edition.slug, id, now)).rejects.toThrow(Forbidden);
		await expect(findLearner(evaluator, other.slug, id, now)).rejects.toThrow(NotFound);
		await expect(findLearner(evaluator, other.slug, newId(), now)).rejects.toThrow(NotFound);
	});
});
