import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likelyDuplicate, type Comparable } from './duplicate.ts';
import { foldTitle, titleKeys, titleLikeness } from './title.ts';

const one: Comparable = {
	id: 'a',
	kind: 'resource',
	titles: [{ language: 'en', title: 'World Migration Report 2020' }],
	canonicalUrl: 'iom.int/wmr',
	urlLevel: 'item',
	doi: null,
	year: 2020,
	startsOn: null,
	partOfId: null
};
const other = { ...one, id: 'b', canonicalUrl: 'publications.iom.int/wmr' };
const unlike = { ...other, titles: [{ language: 'en', title: 'Glossary on migration' }] };

test.each([
	['the same title a year apart', other, { year: 2021 }, ['near_title']],
	['the same title years apart', other, { year: 2015 }, []],
	[
		'a title with other numbers',
		other,
		{ titles: [{ language: 'en', title: 'World Migration Report 2022' }], year: 2021 },
		[]
	],
	[
		'a title with a typing error',
		other,
		{ titles: [{ language: 'en', title: 'World Migraton Report, 2020' }] },
		['near_title']
	],
	['the same title of another kind', other, { kind: 'course' }, []],
	[
		'the same words in another language',
		other,
		{ titles: [{ language: 'fr', title: 'World Migration Report 2020' }] },
		[]
	],
	['the same page', unlike, { canonicalUrl: 'iom.int/wmr' }, ['same_url']],
	['the same landing page', unlike, { canonicalUrl: 'iom.int/wmr', urlLevel: 'landing' }, []],
	['its own part on the same page', unlike, { canonicalUrl: 'iom.int/wmr', partOfId: 'a' }, []],
	['itself', one, {}, []]
] as const)('%s', (_, base, change, reasons) => {
	expect(likelyDuplicate(one, { ...base, ...change } as Comparable)).toEqual(reasons);
});

test('DOIs decide: the same is the same, different ones are different whatever else agrees', () => {
	const withDoi = { ...one, doi: '10.1/a' };
	expect(likelyDuplicate(withDoi, { ...unlike, doi: '10.1/a' })).toEqual(['same_doi']);
	expect(likelyDuplicate(withDoi, { ...other, doi: '10.1/b', canonicalUrl: one.canonicalUrl })).toEqual([]);
});

test('events are near within a week', () => {
	const event = { ...one, kind: 'event', startsOn: '2026-12-01' };
	expect(likelyDuplicate(event, { ...event, id: 'b', canonicalUrl: '', startsOn: '2026-12-08' })).toEqual([
		'near_title'
	]);
	expect(likelyDuplicate(event, { ...event, id: 'b', canonicalUrl: '', startsOn: '2026-12-09' })).toEqual([]);
});

test.each([
	['Migración laboral', 'migracion laboral'],
	['Главные  тренды — 2020!', 'главные тренды 2020'],
	['الهِجْرَة', 'الهجرة'],
	['<b>Title</b>', 'b title b']
])('%s is compared as %s', (title, folded) => {
	expect(foldTitle(title)).toBe(folded);
});

const words = fc.array(
	fc.constantFrom(
		'migration',
		'labour',
		'report',
		'remittances',
		'global',
		'women',
		'rights',
		'policy',
		'cities',
		'law'
	),
	{ minLength: 1, maxLength: 12 }
);

test('likeness is symmetrical, 1 for the same and never outside 0 to 1', () => {
	fc.assert(
		fc.property(words, words, (a, b) => {
			const [x, y] = [a.join(' '), b.join(' ')];
			expect(titleLikeness(x, y)).toBe(titleLikeness(y, x));
			expect(titleLikeness(x, x)).toBe(1);
			expect(titleLikeness(x, y)).toBeGreaterThanOrEqual(0);
			expect(titleLikeness(x, y)).toBeLessThanOrEqual(1);
		})
	);
});

test('titles that differ by a word or its order share a key; keys are whole numbers PostgreSQL can hold', () => {
	const title = 'Handbook on remittance corridors between the Gulf and South Asia';
	const near = [
		'Handbook on the remittance corridors between Gulf and South Asia',
		'South Asia and the Gulf: handbook on remittance corridors between',
		'Handbook of remittance corridors between the Gulf and South Asia'
	];
	const keys = titleKeys(title);
	for (const one of near) expect(titleKeys(one).some((key) => keys.includes(key))).toBe(true);
	expect(titleKeys('Glossary on migration').some((key) => keys.includes(key))).toBe(false);
	expect(keys.every((key) => Number.isInteger(key) && Math.abs(key) <= 2 ** 31)).toBe(true);
	expect(titleKeys('国际移民报告').some((key) => titleKeys('国际移民的报告').includes(key))).toBe(true);
});
