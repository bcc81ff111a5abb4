import { describe, expect, test } from 'vitest';
import { flawsOfStory, flawsOfWords, gapsBetween, type Nameable } from './story-check.ts';
import type { Fact } from './fact.ts';

const quote = '01900000-0000-7000-8000-000000000001';
const stranger = '01900000-0000-7000-8000-000000000009';
const there: Nameable = {
	facts: { application: {} as Fact },
	figures: { 'participants:country': ['participants:country.EC'], 'participants:shoe': [] },
	voices: [{ id: quote, kind: 'quote' }]
};

describe('a text may name what there is', () => {
	test.each([
		[
			'numbers, figures and people that there are',
			`{{fact:application.base}}\n\n{{map:participants}}\n\n{{quote:${quote}}}`,
			[]
		],
		[
			'a number that nobody defined',
			'One\n\n{{fact:happiness}}',
			[{ code: 'fact_unknown', line: 3, text: 'fact:happiness' }]
		],
		[
			'a figure without categories',
			'{{chart:participants:shoe}}',
			[{ code: 'figure_empty', line: 1, text: 'chart:participants:shoe' }]
		],
		[
			'somebody of another story',
			`{{quote:${stranger}}}`,
			[{ code: 'voice_unknown', line: 1, text: `quote:${stranger}` }]
		],
		[
			'a quote called an interview',
			`{{interview:${quote}}}`,
			[{ code: 'voice_unknown', line: 1, text: `interview:${quote}` }]
		],
		['a token of no kind', 'a\n{{sum:x}}', [{ code: 'token_unknown', line: 2, text: '{{sum:x}}' }]]
	])('%s', (_, body, flaws) => {
		expect(flawsOfStory(body, there)).toEqual(flaws);
	});
});

test('a translation has the tokens of its source, in any order', () => {
	expect(gapsBetween('{{fact:a}} of {{fact:a.base}}\n\n{{map:p}}', 'De {{fact:a.base}}, {{fact:b}}')).toEqual(
		{
			missing: ['fact:a', 'map:p'],
			added: ['fact:b']
		}
	);
	expect(gapsBetween('{{fact:a}} {{fact:b}}', '{{fact:b}} {{fact:a}}')).toEqual({ missing: [], added: [] });
});

test('where no token is read it is a flaw: in words on the method, and in the interviews that a text brings', () => {
	const said = (text: string, language = 'es') => ({
		title: 'Sin ocasión',
		lead: null,
		text,
		translator: null,
		language
	});
	const heard = (id: string, text: string) => ({
		id,
		kind: 'interview' as const,
		language: 'es',
		said: [said(text)]
	});
	const flaws = flawsOfWords(
		{
			body: `{{interview:${quote}}}`,
			method: { selection: 'All.\n{{fact:application}} of them.', limits: '', interviews: '' }
		},
		'en',
		{
			...there,
			voices: [heard(quote, 'Uno.\n\n{{fact:application}}'), heard(stranger, '{{fact:application}}')]
		}
	);
	expect(flaws).toEqual([
		{ code: 'token_in_words', line: 2, text: '{{fact:application}}', part: { is: 'selection' } },
		{
			...{ code: 'token_in_words', line: 3, text: '{{fact:application}}' },
			part: { is: 'interview', id: quote, title: 'Sin ocasión' }
		}
	]);
});
