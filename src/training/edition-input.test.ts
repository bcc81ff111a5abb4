import { expect, test } from 'vitest';
import type { Content, Rule } from '#courses/index.ts';
import { problemsOfEdition, refusalToSlug, type EditionInput } from './edition-input.ts';

const good: EditionInput = {
	versionId: null,
	languages: ['en'],
	zone: 'Africa/Cairo',
	startsOn: '2027-02-01',
	endsOn: '2027-03-12',
	enrolFrom: null,
	enrolUntil: null,
	admission: 'open',
	seats: null,
	hours: null,
	rules: { participation: null, completion: null },
	illustrative: false,
	blindMarking: true,
	notes: {}
};
const deep = (levels: number): Rule => (levels === 0 ? { writings: 1 } : { all: [deep(levels - 1)] });
const content = { languages: ['en'], modules: [] } as unknown as Content;

test.each<[string, Partial<EditionInput>, string[]]>([
	['nothing', {}, []],
	['no end', { endsOn: null }, []],
	['no language', { languages: [] }, ['languages: required']],
	[
		'a language that the version has not',
		{ languages: ['en', 'fr'] },
		['languages: edition_version_without_language']
	],
	['a zone that is none', { zone: 'Cairo' }, ['zone: unknown_zone']],
	['a day that is none', { startsOn: '2027-02-30' }, ['startsOn: not_a_day']],
	['an end before the beginning', { endsOn: '2027-01-31' }, ['endsOn: ends_before_start']],
	['an end without a beginning', { startsOn: null }, ['endsOn: ends_before_start']],
	['more than ten years', { endsOn: '2038-01-01' }, ['endsOn: edition_too_long']],
	[
		'enrolment that ends before it opens',
		{ enrolFrom: '2027-01-10', enrolUntil: '2027-01-01' },
		['enrolUntil: ends_before_start']
	],
	['enrolment after the end', { enrolUntil: '2027-03-13' }, ['enrolUntil: edition_enrolment_after_end']],
	['no seat', { seats: 0 }, ['seats: edition_count']],
	['half an hour', { hours: 0.5 }, ['hours: edition_count']],
	[
		'a rule that asks for nothing',
		{ rules: { participation: { all: [] }, completion: null } },
		['participation: rule_empty']
	],
	[
		'a rule of more parts than can be explained',
		{
			rules: {
				participation: null,
				completion: { any: Array.from({ length: 100 }, () => ({ writings: 1 })) }
			}
		},
		['completion: rule_wrong']
	],
	[
		'a rule that goes too deep',
		{ rules: { participation: deep(7), completion: null } },
		['participation: rule_wrong']
	],
	[
		'a certificate for a quiz that is not there',
		{ rules: { participation: null, completion: { all: [{ quiz: 'final', pass: 0.7 }] } } },
		['rules: edition_rule_without_quiz']
	]
])('%s is wrong with an edition', (_, changed, problems) => {
	expect(
		problemsOfEdition({ ...good, ...changed }, content).map(({ field, code }) => `${field}: ${code}`)
	).toEqual(problems);
});

test.each([
	['autumn-2027', null],
	['Autumn', 'not_a_slug'],
	['a--b', 'not_a_slug'],
	['../x', 'not_a_slug'],
	['', 'not_a_slug']
])('“%s” as an address: %s', (slug, refusal) => expect(refusalToSlug(slug)).toBe(refusal));
