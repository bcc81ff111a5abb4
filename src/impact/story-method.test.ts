import { expect, test } from 'vitest';
import { shownBeside } from './story-method.ts';

test('respondents stand beside everybody who was invited', () => {
	expect(
		shownBeside([
			{ value: 'EC', invited: 60, responded: 20 },
			{ value: null, invited: 40, responded: 30 }
		])
	).toEqual([
		{ value: 'EC', invited: 60, responded: 20 },
		{ value: '', invited: 40, responded: 30 }
	]);
});

test('few who answered, or few who did not, are told of neither directly nor by what is left', () => {
	const shown = shownBeside([
		{ value: 'EC', invited: 60, responded: 57 },
		{ value: 'MX', invited: 50, responded: 20 },
		{ value: 'PE', invited: 40, responded: 12 }
	]);
	expect(shown.find(({ value }) => value === 'EC')).toMatchObject({ responded: null });
	expect(shown.filter(({ responded }) => responded === null)).toHaveLength(2);
});

test('nobody is nobody', () => {
	expect(shownBeside([])).toEqual([]);
});
