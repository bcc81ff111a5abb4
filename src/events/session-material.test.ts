import { describe, expect, test } from 'vitest';
import {
	everybody,
	materialsInOrder,
	mayOpenMaterial,
	problemsOfMaterial,
	type MaterialId,
	type MaterialInput,
	type Moment
} from './session-material.ts';

const at = (hour: number) => new Date(Date.UTC(2027, 4, 17, hour));
const link: MaterialInput = {
	...{ moment: 'before', audience: 'everybody', language: 'es', title: 'Lectura' },
	...{ url: 'https://example.org/lectura.pdf', visibleFrom: null, visibleUntil: null }
};

describe('a material', () => {
	const cases: [string, Partial<MaterialInput>, boolean, [string, string][]][] = [
		['is a link', {}, false, []],
		['is a file', { url: null }, true, []],
		['is something', { url: null }, false, [['file', 'material_nothing']]],
		['is not both', {}, true, [['url', 'material_both']]],
		['has a title', { title: ' ' }, false, [['title', 'required']]],
		['is in a language', { language: 'xx-none' }, false, [['language', 'not_chosen']]],
		['leads to no script', { url: 'javascript:alert(1)' }, false, [['url', 'link_scheme']]],
		[
			'ends after it begins',
			{ visibleFrom: at(9), visibleUntil: at(9) },
			false,
			[['visibleUntil', 'material_ends_first']]
		]
	];
	test.each(cases)('%s', (_, given, hasFile, expected) => {
		const problems = problemsOfMaterial({ ...link, ...given }, hasFile);
		expect(problems.map(({ field, code }) => [field, code])).toEqual(expected);
	});
});

describe('is opened', () => {
	const team = { follows: true, takesPart: false };
	const guest = { follows: false, takesPart: true };
	const ours = { ...link, audience: 'participants' as const };
	const later = { ...ours, visibleFrom: at(12), visibleUntil: at(18) };
	test.each([
		['by everybody, when it is for everybody', everybody, link, 9, true],
		['by nobody else, when it is for participants', everybody, ours, 9, false],
		['by who takes part', guest, ours, 9, true],
		['by them from its hour on', guest, later, 11, false],
		['at its hour', guest, later, 12, true],
		['until its last', guest, later, 18, false],
		['by the team at any time', team, later, 20, true]
	])('%s', (_, reader, material, hour, opens) => {
		expect(mayOpenMaterial(reader, material, at(hour))).toBe(opens);
	});
});

test('what is read before comes before what is read after; then in the order it was added', () => {
	const one = (id: string, moment: Moment) => ({ id: id as MaterialId, moment });
	const sorted = materialsInOrder([one('3', 'after'), one('2', 'before'), one('1', 'before')]);
	expect(sorted.map(({ id }) => id)).toEqual(['1', '2', '3']);
});
