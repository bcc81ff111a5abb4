import { expect, test } from 'vitest';
import { inventedCohorts, inventedRespondents, inventParticipants } from './invented.ts';

const people = inventParticipants();
const answered = people.filter(({ followUp }) => followUp !== null);

test('the same people are invented each time, in the number of a real course', () => {
	expect(inventParticipants()).toEqual(people);
	expect(people).toHaveLength(1684);
	expect(new Set(people.map(({ strata }) => strata.country)).size).toBe(124);
	expect(inventedCohorts.map((_, at) => people.filter(({ cohort }) => cohort === at).length)).toEqual(
		inventedCohorts.map(({ size }) => size)
	);
	expect(people.every(({ cohort, strata }) => inventedCohorts[cohort]?.language === strata.language)).toBe(
		true
	);
	expect(new Set(people.map(({ number }) => number)).size).toBe(people.length);
});

test('so many answered half a year later, as those who did, and said nothing that was not asked', () => {
	expect(answered).toHaveLength(inventedRespondents);
	for (const { disposition, followUp } of people)
		expect(followUp !== null).toBe(disposition === 'complete' || disposition === 'partial');
	for (const { followUp } of answered) {
		expect('attribution' in followUp!).toBe(followUp!['applied'] === 'yes');
		expect('not_applied_why' in followUp!).toBe(followUp!['applied'] === 'no');
	}
	const applied = answered.filter(({ followUp }) => followUp!['applied'] === 'yes').length;
	expect(applied).toBeGreaterThan(0.72 * inventedRespondents);
	expect(applied).toBeLessThan(0.88 * inventedRespondents);
});
