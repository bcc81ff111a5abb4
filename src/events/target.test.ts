import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import type { ApplicationId, Decision } from './application.ts';
import { effectOfChoices, effectOfEach, isIn, type Candidate } from './selection.ts';
import { nextInLine, oneMore, problemOfTargets, tally, type Target } from './target.ts';

const target = (
	dimension: Target['dimension'],
	value: string,
	least: number | null,
	most: number | null
): Target => ({
	...{ dimension, value, least, most }
});
const kenya = target('country', 'KE', 1, 2);
const women = target('gender', 'female', 2, null);
const one = (country: string, gender: string, given: Partial<Candidate> = {}): Candidate => ({
	...{ id: newId<'Application'>(), state: 'review', proposed: null },
	facts: { country: [country], gender: [gender] },
	...given
});

describe('what a choice does to the targets', () => {
	const [amina, juma, rosa] = [
		one('KE', 'female'),
		one('KE', 'male', { state: 'confirmed' }),
		one('MX', 'female')
	];
	const candidates = [amina, juma, rosa];

	test('is seen before it is saved', () => {
		const { before, after, targets } = effectOfChoices(
			candidates,
			[kenya, women],
			new Map([[amina.id, 'select']] as [ApplicationId, Decision][])
		);
		expect([before, after]).toEqual([1, 2]);
		expect(targets.map(({ before: was, after: is, state }) => [was, is, state])).toEqual([
			[1, 2, 'met'],
			[0, 1, 'missing']
		]);
	});

	test('stands beside each who is not in', () => {
		const each = effectOfEach(candidates, [kenya, women], new Map());
		const told = (id: ApplicationId) =>
			each.get(id)?.map(({ target: { value }, count, does }) => [value, count, does]);
		expect(told(amina.id)).toEqual([
			['KE', 2, 'fits'],
			['female', 1, 'helps']
		]);
		expect(told(juma.id)).toBeUndefined();
		expect(told(rosa.id)).toEqual([['female', 1, 'helps']]);
	});

	test('goes beyond what a target allows, and says so', () => {
		expect(oneMore([kenya], new Map([['country:KE', 2]]), amina.facts)).toEqual([
			{ target: kenya, count: 3, does: 'breaks' }
		]);
	});

	test('one who waits is not in, and one who is to be declined is out', () => {
		expect(isIn({ state: 'waiting', proposed: null })).toBe(false);
		expect(isIn({ state: 'review', proposed: 'select' })).toBe(true);
		expect(isIn({ state: 'review', proposed: 'select' }, 'decline')).toBe(false);
	});

	test('adds up, whatever is chosen', () => {
		const country = fc.constantFrom('KE', 'MX', 'PH');
		fc.assert(
			fc.property(fc.array(fc.tuple(country, fc.boolean()), { maxLength: 40 }), (people) => {
				const some = people.map(([code]) => one(code, 'female'));
				const choices = new Map<ApplicationId, Decision>(
					some.map(({ id }, i) => [id, people[i]![1] ? 'select' : 'decline'])
				);
				const { after, targets } = effectOfChoices(some, [kenya, women], choices);
				const taken = people.filter(([, chosen]) => chosen);
				expect(after).toBe(taken.length);
				expect(targets.map((each) => each.after)).toEqual([
					taken.filter(([code]) => code === 'KE').length,
					taken.length
				]);
			})
		);
	});
});

describe('who waits', () => {
	test('moves up in line, but where a target forbids it the next one does', () => {
		const line = [one('KE', 'male'), one('MX', 'male')];
		const inside = [one('KE', 'male'), one('KE', 'female')].map(({ facts }) => facts);
		expect(nextInLine(line, [kenya], inside)).toBe(line[1]);
		expect(nextInLine(line, [], inside)).toBe(line[0]);
		expect(nextInLine(line.slice(0, 1), [kenya], inside)).toBe(null);
	});
});

test('a person who speaks two languages counts for both', () => {
	expect([...tally([{ language: ['en', 'fr'] }, { language: ['fr'] }])]).toEqual([
		['language:en', 1],
		['language:fr', 2]
	]);
});

test.each([
	['each once, with bounds', [kenya, women], null],
	['one twice', [kenya, { ...kenya, most: 5 }], 'target_twice'],
	['one without bounds', [target('gender', 'male', null, null)], 'target_empty'],
	['at least more than at most', [target('gender', 'male', 3, 2)], 'target_bounds']
] as const)('targets: %s', (_, targets, problem) => {
	expect(problemOfTargets(targets)).toBe(problem);
});
