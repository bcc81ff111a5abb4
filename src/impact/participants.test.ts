import { describe, expect, test } from 'vitest';
import { categoriesIn, categoryNamed, plainValue } from './participant-value.ts';
import { takePeople } from './participants.ts';

describe('a value names a category', () => {
	const cases: [dimension: Parameters<typeof categoryNamed>[0], text: string, category: string | null][] = [
		...[
			['gender', 'FEMALE', 'female'] as const,
			['gender', ' Féminin ', 'female'] as const,
			['gender', 'أنثى', 'female'] as const
		],
		...[['gender', 'Hombre', 'male'] as const, ['age_band', '25-34', '25_34'] as const],
		...[
			['age_band', '65 O MAS', '65_over'] as const,
			['sector', 'National government', 'government'] as const
		],
		...[['country', 'cote d’ivoire', 'CI'] as const, ['country', 'мексика', 'MX'] as const],
		...[['country', 'ECU', 'EC'] as const, ['language', 'Español', 'es'] as const],
		...[['language', 'arabe', 'ar'] as const, ['certificate', 'Of completion', 'completion'] as const],
		...[
			['gender', 'not known', ''] as const,
			['gender', 'not_said', ''] as const,
			['gender', '  ', ''] as const
		]
	].map((one) => [...one]);
	test.each(cases)('%s: %s is %s', (dimension, text, category) => {
		expect(categoryNamed(dimension, text)).toBe(category);
	});

	test('by its code and by its own name in each language, in every dimension', () => {
		for (const dimension of ['gender', 'sector', 'relation', 'age_band', 'certificate'] as const)
			for (const code of categoriesIn(dimension)) expect(categoryNamed(dimension, code)).toBe(code);
	});
});

test('nothing is guessed: a name of somebody, a letter, what may be a country or nothing', () => {
	expect(categoryNamed('gender', 'Ana Torres')).toBeNull();
	expect(categoryNamed('gender', 'M')).toBeNull();
	expect(categoryNamed('country', 'NA')).toBeNull();
	expect(categoryNamed('sector', 'sector_x')).toBeNull();
	expect(categoryNamed('language', 'zz')).toBeNull();
	expect(categoryNamed('age_band', '27')).toBeNull();
});

test('what nobody knows is asked once, however it is written, and refused until somebody says what it means', () => {
	const table = [['Sex'], ['M'], ['m'], ['F'], ['Ana Torres'], ['male']];
	const mapping = { gender: 'Sex' };
	const before = takePeople(table, mapping);
	expect(before.people).toBe(1);
	expect(before.unknown).toEqual([
		{
			...{ of: 'gender', column: 'Sex' },
			values: [
				{ plain: 'm', text: 'M', rows: 2 },
				{ plain: 'f', text: 'F', rows: 1 },
				{ plain: 'ana torres', text: 'Ana Torres', rows: 1 }
			]
		}
	]);
	const meanings = {
		gender: new Map([
			['m', 'female'],
			[plainValue('F'), '']
		])
	};
	const after = takePeople(table, mapping, meanings);
	expect(after.cells.map((cell) => cell.in['gender'])).toEqual(['female', 'female', '', 'male']);
	expect(after.refused).toEqual([
		{ row: 5, column: 'Sex', code: 'impact_not_a_category', value: 'Ana Torres' }
	]);
	expect(after.unknown).toEqual(before.unknown);
});
