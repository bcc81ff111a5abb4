import { expect, test } from 'vitest';
import { authorsOf, contributorFrom, initials } from './contributor.ts';

test.each([
	['Anjali Fleury', 'en', 'Fleury', 'Anjali'],
	['Fleury, Anjali', 'en', 'Fleury', 'Anjali'],
	['Raúl Delgado Wise', 'es', 'Delgado Wise', 'Raúl'],
	['Dora María Sangerman-Jarquín', 'es', 'Sangerman-Jarquín', 'Dora María'],
	['Lenin G. Guajardo', 'es', 'Guajardo', 'Lenin G.'],
	['Mary Boatemaa Setrana', 'en', 'Setrana', 'Mary Boatemaa'],
	['Anna van der Berg', 'en', 'van der Berg', 'Anna'],
	['В. Г. Иващенко', 'ru', 'Иващенко', 'В. Г.'],
	['International Organization for Migration', 'en', 'International Organization for Migration', null],
	['UNHCR', 'en', 'UNHCR', null],
	['王小明', 'zh', '王小明', null]
])('%s (%s) is %s, %s', (text, language, name, given) => {
	expect(contributorFrom(text, language)).toEqual({ name, given, orcid: null });
});

test.each([
	['María José', 'M. J.'],
	['Jean-Paul', 'J.-P.'],
	['J.M.', 'J. M.'],
	['Елена', 'Е.'],
	['小明', '小明']
])('the initials of %s are %s', (given, short) => {
	expect(initials(given)).toBe(short);
});

test('an entry’s authors are who it names; what is known of them is kept, and all of very many', () => {
	const ana = { name: 'Rivera', given: 'Ana', orcid: '0000-0002-1825-0097' };
	const bo = { name: 'Li', given: 'Bo', orcid: null };
	expect(authorsOf(['Bo Li', 'Carla Ruiz', 'Ana Rivera'], [ana, bo], 'en')).toEqual([
		bo,
		{ name: 'Ruiz', given: 'Carla', orcid: null },
		ana
	]);
	expect(authorsOf(['Ana Rivera'], [ana, bo], 'en')).toEqual([ana, bo]);
	expect(authorsOf([], [ana], 'en')).toEqual([]);
});
