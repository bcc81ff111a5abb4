import { describe, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEdition, said, sentBody } from './builders.server.ts';
import { enrol, enrolmentIn, moveTo, profileOf } from './enrolment.server.ts';
import { receive } from './learning.server.ts';
import { ownRecord } from './own-record.server.ts';
import { answerProfile, eraseProfileAnswer, ownProfileAnswers } from './profile-answer.server.ts';
import { versionOf } from './edition.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const later = new Date('2027-02-20T10:00:00Z');
const profile = { country: 'JO', gender: 'female', sector: 'ngo', background: 'refugee' };
const asking = { language: 'en', profile };
async function enrolled() {
	const edition = await anEdition();
	const amina = await aPerson();
	const { id } = await enrol(amina, edition.id, asking, now);
	return { edition, amina, id };
}

describe('what a learner told of themselves', () => {
	test('is shown to them with its day of erasure, in the order of the form', async () => {
		const { amina, id } = await enrolled();
		expect(
			(await ownProfileAnswers(amina, id)).map(({ field, value, eraseOn }) => [field, value, eraseOn])
		).toEqual([
			['country', 'JO', '2030-03-12'],
			['gender', 'female', '2030-03-12'],
			['sector', 'ngo', '2030-03-12'],
			['background', 'refugee', '2027-09-12']
		]);
	});

	test('is changed; the day of erasure stays, the consent is of now', async () => {
		const { amina, id } = await enrolled();
		const change = (field: string, value: string, consents = false) =>
			answerProfile(amina, id, { field, value, consents }, later);
		await change('country', 'not_said');
		await change('occupation', ' Baker ');
		await change('background', 'migrant', true);
		const answers = await ownProfileAnswers(amina, id);
		expect(answers.map(({ field, value }) => [field, value])).toEqual([
			['country', 'not_said'],
			['gender', 'female'],
			['sector', 'ngo'],
			['occupation', 'Baker'],
			['background', 'migrant']
		]);
		expect(answers.find(({ field }) => field === 'background')).toMatchObject({
			consentedAt: later,
			eraseOn: '2027-09-12'
		});
	});

	test.each([
		['country', 'XX', 'enrol_choose'],
		['country', '', 'required'],
		['occupation', ' ', 'required'],
		['occupation', 'x'.repeat(121), 'too_long'],
		['background', 'migrant', 'profile_consent'],
		['__proto__', 'x', 'NotFound'],
		['motivation', 'x', 'NotFound']
	])('%s: %j is refused: %s', async (field, value, code) => {
		const { amina, id } = await enrolled();
		expect(await codeOf(answerProfile(amina, id, { field, value, consents: false }, now))).toBe(code);
		expect(await profileOf(id)).toEqual(profile);
	});

	test('one answer is erased at once, the others stay; also where it was carried along from', async () => {
		const { amina, id } = await enrolled();
		const next = await anEdition();
		const moved = await moveTo(amina, id, next.id, now);
		await eraseProfileAnswer(amina, moved.id, 'background');
		const { background: _, ...rest } = profile;
		expect([await profileOf(id), await profileOf(moved.id)]).toEqual([rest, rest]);
		expect(await codeOf(eraseProfileAnswer(amina, id, 'shoe_size'))).toBe('NotFound');
	});

	test('an application’s words are erased once it is decided', async () => {
		const edition = await anEdition({ admission: 'application' });
		const amina = await aPerson();
		const { id } = await enrol(amina, edition.id, { ...asking, motivation: 'To begin' }, now);
		expect(await codeOf(eraseProfileAnswer(amina, id, 'motivation'))).toBe('motivation_needed');
		const open = await anEdition();
		const two = await enrol(amina, open.id, { ...asking, motivation: 'To go on' }, now);
		await eraseProfileAnswer(amina, two.id, 'motivation');
		expect((await enrolmentIn(amina, open.id))?.motivation).toBeNull();
	});

	test('is nobody else’s to see, change or erase', async () => {
		const { id } = await enrolled();
		for (const other of [visitor, await aPerson()]) {
			expect(await codeOf(ownProfileAnswers(other, id))).toBe('NotFound');
			expect(await codeOf(eraseProfileAnswer(other, id, 'country'))).toBe('NotFound');
			const wanted = { field: 'country', value: 'EC', consents: true };
			expect(await codeOf(answerProfile(other, id, wanted, now))).toBe('NotFound');
		}
		expect(await profileOf(id)).toEqual(profile);
	});
});

test('a person’s record holds their enrolments, answers and acts, and nobody else’s', async () => {
	const { edition, amina, id } = await enrolled();
	const other = await aPerson();
	const theirs = await enrol(other, edition.id, asking, now);
	const object = (await versionOf(edition)).content.modules[0]!.lessons[0]!.id;
	await receive(amina, sentBody([said(id, { object })]), now);
	await receive(other, sentBody([said(theirs.id, { object })]), now);
	const kept = await ownRecord(amina, 'en');
	expect(kept.enrolments.map(({ own, answers, log }) => [own.id, answers.length, log.length])).toEqual([
		[id, 4, 1]
	]);
	expect([kept.contributions, kept.certificates]).toEqual([[], []]);
	expect(await codeOf(ownRecord(visitor, 'en'))).toBe('Forbidden');
});
