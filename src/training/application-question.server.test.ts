import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { applicationAnswersOf, applicationQuestionsOf } from './application-answer.server.ts';
import {
	eraseApplicationAnswer,
	putApplicationQuestions,
	type ApplicationQuestionInput
} from './application-question.server.ts';
import { anEdition } from './builders.server.ts';
import { cloneEdition } from './cloner.server.ts';
import { enrol, moveTo, withdraw } from './enrolment.server.ts';
import { ownRecord } from './own-record.server.ts';
import { decideApplication, peopleOf } from './people-of-edition.server.ts';
import { inTeam } from './team-builders.server.ts';
import { tidyTraining } from './tidy.server.ts';

useDatabase();
const now = new Date('2027-01-20T10:00:00Z');
const profile = { country: 'EC', gender: 'female', sector: 'ngo' };
const asked = (question: string, required = true): ApplicationQuestionInput => ({
	...{ id: null, required },
	texts: {
		en: { question, purpose: 'To mix the groups.' },
		ar: { question: `؟ ${question}`, purpose: 'لخلط المجموعات.' }
	}
});

async function anApplication() {
	const edition = await anEdition({ admission: 'application' });
	const [manager, amina] = [await aPerson(), await aPerson({ name: 'Amina' })];
	await inTeam(edition, manager, 'manager');
	await putApplicationQuestions(manager, edition.slug, 1, [asked('How many?'), asked('Who pays?', false)]);
	const [first, second] = await applicationQuestionsOf(edition.id);
	const apply = (answers: Record<string, string>, language = 'en') =>
		enrol(amina, edition.id, { language, profile, motivation: 'To learn.', answers }, now);
	return { edition, manager, amina, first: first!, second: second!, apply };
}

describe('questions to applicants', () => {
	test('are written by managers, over no newer version, and kept by their ids', async () => {
		const { edition, manager, first, second } = await anApplication();
		const tutor = await aPerson();
		await inTeam(edition, tutor, 'tutor');
		const put = (who: typeof manager, revision: number, questions: ApplicationQuestionInput[]) =>
			codeOf(putApplicationQuestions(who, edition.slug, revision, questions));
		expect(await put(tutor, 2, [])).toBe('Forbidden');
		expect(await put(manager, 1, [])).toBe('changed_meanwhile');
		expect(await put(manager, 2, [{ ...first, texts: {} }])).toBe('required');
		expect(await put(manager, 2, [second, { ...asked('New?'), id: null }])).toBe('done');
		const kept = await applicationQuestionsOf(edition.id);
		expect(kept.map(({ id, texts }) => [id === second.id, texts['en']?.question])).toEqual([
			[true, 'Who pays?'],
			[false, 'New?']
		]);
	});

	test('are answered with the application, in the words they were asked in', async () => {
		const { edition, manager, first, second, apply } = await anApplication();
		expect(await codeOf(apply({ [second.id]: 'The fund' }))).toBe('required');
		await apply({ [first.id]: ' Six ', [second.id]: '' }, 'ar');
		const { people } = await peopleOf(manager, edition.slug);
		expect(people.map(({ state, answers }) => [state, answers])).toEqual([
			[
				'applied',
				[
					{
						...{ questionId: first.id, language: 'ar', asked: '؟ How many?', answer: 'Six' },
						eraseOn: '2028-01-20'
					}
				]
			]
		]);
	});

	test('are not asked of whoever comes in by an open door', async () => {
		const edition = await anEdition();
		const [manager, amina] = [await aPerson(), await aPerson()];
		await inTeam(edition, manager, 'manager');
		await putApplicationQuestions(manager, edition.slug, 1, [asked('How many?')]);
		const { id, state } = await enrol(amina, edition.id, { language: 'en', profile }, now);
		expect([state, (await applicationAnswersOf([id])).size]).toEqual(['enrolled', 0]);
	});

	test('are asked of whoever moves in from a line, too', async () => {
		const { edition, first } = await anApplication();
		const [full, baraka] = [await anEdition({ seats: 1 }), await aPerson()];
		await enrol(await aPerson(), full.id, { language: 'en', profile }, now);
		const { id } = await enrol(baraka, full.id, { language: 'en', profile }, now);
		const asking = { language: 'en', profile, motivation: 'To learn.' };
		expect(await codeOf(moveTo(baraka, id, edition.id, now, asking))).toBe('required');
		const answers = { [first.id]: 'Six' };
		const moved = await moveTo(baraka, id, edition.id, now, { ...asking, answers });
		expect((await applicationAnswersOf([moved.id])).get(moved.id)?.map(({ answer }) => answer)).toEqual([
			'Six'
		]);
	});

	test('come along into the next edition', async () => {
		const { edition, manager, first } = await anApplication();
		const given = { slug: 'the-next', startsOn: '2028-02-01', versionId: edition.versionId };
		const made = await cloneEdition(manager, edition.slug, given, now);
		const cloned = await applicationQuestionsOf(made.edition.id);
		expect(cloned.map(({ texts }) => texts['en']?.question)).toEqual(['How many?', 'Who pays?']);
		expect(cloned[0]?.id).not.toBe(first.id);
	});
});

describe('answers to them', () => {
	test('go three months after the decision', async () => {
		const { edition, manager, first, apply } = await anApplication();
		const { id } = await apply({ [first.id]: 'Six' });
		const decided = new Date('2027-01-25T10:00:00Z');
		await decideApplication(manager, edition.slug, id, 'accept', '', decided);
		expect((await applicationAnswersOf([id])).get(id)?.map(({ eraseOn }) => eraseOn)).toEqual(['2027-04-25']);
		await tidyTraining(new Date('2027-04-25T10:00:00Z'));
		expect((await applicationAnswersOf([id])).size).toBe(1);
		await tidyTraining(new Date('2027-04-26T10:00:00Z'));
		expect((await applicationAnswersOf([id])).size).toBe(0);
	});

	test('and three months after an application is taken back', async () => {
		const { amina, first, apply } = await anApplication();
		const { id } = await apply({ [first.id]: 'Six' });
		await withdraw(amina, id, now);
		expect((await applicationAnswersOf([id])).get(id)?.[0]?.eraseOn).toBe('2027-04-20');
	});

	test('are in what a person downloads, and erased one by one once it is decided', async () => {
		const { edition, manager, amina, first, apply } = await anApplication();
		const { id } = await apply({ [first.id]: 'Six' });
		const kept = async () =>
			(await ownRecord(amina, 'en')).enrolments.map(({ application }) =>
				application.map(({ answer }) => answer)
			);
		expect(await kept()).toEqual([['Six']]);
		expect(await codeOf(eraseApplicationAnswer(amina, id, first.id))).toBe('motivation_needed');
		expect(await codeOf(eraseApplicationAnswer(manager, id, first.id))).toBe('NotFound');
		await decideApplication(manager, edition.slug, id, 'decline', 'Full', now);
		await eraseApplicationAnswer(amina, id, first.id);
		expect(await kept()).toEqual([[]]);
	});

	test('go with the person, and the database keeps none for longer than a year', async () => {
		const { amina, first, apply } = await anApplication();
		const { id } = await apply({ [first.id]: 'Six' });
		await expect(
			transaction((tx) =>
				tx.execute(sql`update application_answer set erase_on = '2029-01-01' where enrolment_id = ${id}`)
			)
		).rejects.toThrow();
		await transaction((tx) => tx.execute(sql`delete from person where id = ${amina.id}`));
		const { rows } = await db.execute(sql`select 1 from application_answer where enrolment_id = ${id}`);
		expect(rows).toEqual([]);
	});
});
