import { describe, expect, it, test } from 'vitest';
import { readDossier } from './dossier-input.ts';
import { yearsText } from './dossier.ts';

const project = { kind: 'project', language: 'en', title: 'Crossing rivers' };
const codes = (sent: object) => readDossier(sent).problems?.map(({ path, code }) => `${path} ${code}`) ?? [];

test.each([
	[
		'a project that ends before it begins',
		{ ...project, startedYear: 2020, endedYear: '2019' },
		['endedYear ends_before_start']
	],
	['a year that is none', { ...project, startedYear: '20x0' }, ['startedYear not_a_year']],
	['an unknown country', { ...project, countries: ['EC', 'XX'] }, ['countries.1 unknown_country']],
	['an unknown topic', { ...project, topics: ['astrology'] }, ['topics.0 unknown_topic']],
	[
		'a recommendation without a text',
		{ ...project, kind: 'recommendation', title: '  ' },
		['title title_required']
	],
	[
		'a recommendation to nobody we know',
		{ ...project, kind: 'recommendation', addressees: ['king'] },
		['addressees.0 unknown_addressee']
	],
	[
		'a practice that does not say what was done',
		{ ...project, kind: 'practice' },
		['summary practice_without_text']
	],
	['an address that is a script', { ...project, url: 'javascript:alert(1)' }, ['url link_scheme']],
	['an unknown language', { ...project, language: 'xx' }, ['language unknown_language']],
	[
		'one organisation twice in one role',
		{
			...project,
			organisations: [
				{ slug: 'iom', role: 'lead' },
				{ slug: 'iom', role: 'lead' }
			]
		},
		['organisations organisation_twice']
	],
	['too long a title', { ...project, title: 'x'.repeat(700) }, ['title too_long']],
	['no object at all', 'a text', [' not_a_dossier']]
])('refused: %s', (_, sent, expected) => expect(codes(sent as object)).toEqual(expected));

describe('what is read', () => {
	it('keeps HTML as the text that it is', () =>
		expect(readDossier({ ...project, title: '<b>Rivers</b> & <script>' }).input?.title).toBe(
			'<b>Rivers</b> & <script>'
		));

	it('loses bidi marks and line ends in a title', () =>
		expect(readDossier({ ...project, title: ' Crossing\n\u202Erivers ' }).input?.title).toBe(
			'Crossing rivers'
		));

	it('has only what its kind has', () => {
		const { input } = readDossier({
			...{ ...project, kind: 'recommendation', startedYear: 2001, place: 'Quito', copying: 'hardly' },
			...{ funders: ['Somebody'], passage: 'As the text says.' }
		});
		expect(input).toMatchObject({
			...{ startedYear: null, place: null, copying: null, funders: [], passage: 'As the text says.' },
			wording: 'curator'
		});
	});

	it('may name an organisation in two roles', () =>
		expect(
			codes({
				...project,
				organisations: [
					{ slug: 'iom', role: 'lead' },
					{ slug: 'iom', role: 'funder' }
				]
			})
		).toEqual([]));
});

test.each([
	[2011, 2013, '2011–2013'],
	[2011, 2011, '2011'],
	[2018, null, '2018–'],
	[null, 2013, '–2013'],
	[null, null, null]
])('years %s to %s', (startedYear, endedYear, text) =>
	expect(yearsText({ startedYear, endedYear })).toBe(text)
);
