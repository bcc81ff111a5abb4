import { expect, test } from 'vitest';
import { hiddenGroups, type Audience } from './fact-suppression.ts';
import { dimensionsOf, finestOf } from './fact-table.ts';
import type { Group } from './group.ts';
import { tallyKey, type Counts } from './tally.ts';

const lies = { region: 'country', year: 'cohort' };
const counts = (n: number, base = n): Counts => ({ n, base, missing: 0, sum: 0 });
const aCount = { measure: { is: 'count', part: null }, least: 5 } as const;
const aShare = {
	measure: { is: 'share', part: { in: { certificate: ['completion'] } }, base: null },
	least: 0
} as const;

/** What is hidden of groups told by these dimensions, each with its counts. */
function hidden(
	by: string[],
	offered: string[],
	people: readonly (readonly [Group, Counts])[],
	indicator: typeof aCount | typeof aShare = aCount,
	audience: Audience = 'evaluators'
) {
	const told = finestOf(by, offered, lies);
	const groups = new Map(people.map(([group, one]) => [tallyKey(group, dimensionsOf(told)), one]));
	const isHidden = hiddenGroups(new Map([['', groups]]), told, indicator, audience).get('');
	return (group: Group) => isHidden?.isHidden(group);
}

test('what is told of the same people is hidden together: countries with their regions, cohorts with their years', () => {
	expect(finestOf(['region'], ['country', 'region', 'gender'], lies)).toEqual([
		{ dimension: 'country', outer: 'region' }
	]);
	expect(finestOf(['region'], ['region', 'gender'], lies)).toEqual([{ dimension: 'region', outer: null }]);
	expect(finestOf(['year', 'cohort'], ['cohort', 'year'], lies)).toEqual([
		{ dimension: 'cohort', outer: 'year' }
	]);
	expect(
		finestOf(['gender', 'country'], ['country', 'gender'], lies).map(({ dimension }) => dimension)
	).toEqual([...['country', 'gender']]);
	expect(finestOf([], ['country'], lies)).toEqual([]);
});

const south = (country: string): Group => ({ country, region: '005' });
const east = (country: string): Group => ({ country, region: '014' });

test('a region does not tell the country that is hidden in it', () => {
	const isHidden = hidden(
		['country'],
		['country', 'region'],
		[
			...([
				[south('EC'), counts(40)],
				[south('PE'), counts(3)]
			] as const),
			...([
				[east('KE'), counts(20)],
				[east('UG'), counts(9)]
			] as const)
		]
	);
	// Of all countries Uganda is the least that could be hidden with Peru: the region would tell both apart.
	expect(['EC', 'PE', 'KE', 'UG'].filter((country) => isHidden({ country }))).toEqual(['EC', 'PE']);
	expect(['005', '014'].map((region) => isHidden({ region }))).toEqual([false, false]);
});

test('the only country of a region is hidden with it, and another region as well', () => {
	const isHidden = hidden(
		['region'],
		['country', 'region'],
		[
			...([
				[south('EC'), counts(3)],
				[east('KE'), counts(20)]
			] as const),
			[{ country: 'MA', region: '015' }, counts(30)]
		]
	);
	expect(['005', '014', '015'].map((region) => isHidden({ region }))).toEqual([true, true, false]);
	expect(['EC', 'KE', 'MA'].map((country) => isHidden({ country }))).toEqual([true, true, false]);
});

test('of whom nothing is known is never hidden for being few', () => {
	const isHidden = hidden(
		['gender'],
		['gender'],
		[
			[{ gender: 'female' }, counts(40)],
			[{ gender: '' }, counts(2)]
		]
	);
	expect(isHidden({ gender: '' })).toBe(false);
});

const byGender = (shares: Record<string, [n: number, base: number]>, audience: Audience) => {
	const people = Object.entries(shares).map(([gender, of]) => [{ gender }, counts(...of)] as const);
	const isHidden = hidden(['gender'], ['gender'], people, aShare, audience);
	return Object.keys(shares).filter((gender) => isHidden({ gender }));
};

test('everybody is told no share of few, nor of all but few, nor the one that would tell it', () => {
	const few = { female: [40, 70], male: [30, 50], other: [2, 22] } as Record<string, [number, number]>;
	expect(byGender(few, 'everybody')).toEqual(['male', 'other']);
	expect(byGender(few, 'evaluators')).toEqual([]);
	expect(byGender({ female: [40, 60], male: [48, 50], other: [9, 22] }, 'everybody')).toEqual([
		'male',
		'other'
	]);
});

test('nobody and everybody are no few; of all together one number hides alone', () => {
	expect(byGender({ female: [0, 60], male: [50, 50] }, 'everybody')).toEqual([]);
	const isHidden = hidden([], [], [[{}, counts(3, 60)]], aShare, 'everybody');
	expect(isHidden({})).toBe(true);
});

test('the base of a share does not tell a count that is hidden beside it', () => {
	// As counts, Peru and Mexico are hidden; one more hidden for its share does not let Mexico be told.
	const people = { PE: [1, 3], MX: [9, 20], EC: [88, 90], KE: [30, 60] } as const;
	const of = (indicator: typeof aCount | typeof aShare) => {
		const isHidden = hidden(
			['country'],
			['country'],
			Object.entries(people).map(([country, [n, base]]) => [
				{ country },
				indicator === aCount ? counts(base) : counts(n, base)
			]),
			indicator,
			'everybody'
		);
		return Object.keys(people).filter((country) => isHidden({ country }));
	};
	expect(of(aCount)).toEqual(['PE', 'MX']);
	expect(of(aShare)).toEqual(['PE', 'MX', 'EC']);
});

test('where each gives one answer, the others do not tell the one that few gave', () => {
	const answers = { measure: { is: 'options', question: 'importance', base: null }, least: 0 } as const;
	const hiddenOf = (given: Record<string, number>, base: number) => {
		const tally = new Map(
			Object.entries(given).map(([option, n]) => [option, new Map([['', counts(n, base)]])])
		);
		const isHidden = hiddenGroups(tally, [], answers, 'everybody');
		return Object.keys(given).filter((option) => isHidden.get(option)?.isHidden({}));
	};
	expect(hiddenOf({ one: 2, two: 9, three: 40, four: 30 }, 81)).toEqual(['one', 'two']);
	// Of several answers each, the rest of one is no other.
	expect(hiddenOf({ one: 2, two: 9, three: 40, four: 30 }, 60)).toEqual(['one']);
});
