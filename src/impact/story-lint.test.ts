import { describe, expect, test } from 'vitest';
import type { Fact } from './fact.ts';
import { lintInterviews, lintStory, lookedAtStory } from './story-lint.ts';

const contradiction = 'Of 50 trainees, 30 passed and the remaining 25 failed.';
const words = { title: 'What they did', summary: 'In short.', body: 'They went on.\n\nAll of them.' };
const method = { selection: 'Everybody was asked.', limits: '', interviews: '' };
const told = (value: number, unit: Fact['unit']) =>
	({ state: 'told', value, unit, decimals: 0, n: null, base: null, missing: null }) as Fact;
const facts = { took_part: told(1684, 'count'), applied: told(0.8, 'percent') };
const placesOf = (findings: ReturnType<typeof lintStory>) =>
	findings.flatMap(({ places }) => places.map(({ part, line, quote }) => [part.is, line, quote]));

test('each place is named by its part of the story and a line of that part', () => {
	const said = (given: object) => placesOf(lintStory({ en: { ...words, method, ...given } }, {}));
	expect(said({})).toEqual([]);
	expect(said({ summary: contradiction })).toEqual([
		['head', 3, '50 trainees'],
		['head', 3, '30'],
		['head', 3, '25']
	]);
	expect(said({ body: `They went on.\n\n${contradiction}` }).map(([part, line]) => [part, line])).toEqual([
		['text', 3],
		['text', 3],
		['text', 3]
	]);
	expect(
		said({ method: { ...method, limits: `Some.\n\n${contradiction}` } }).map(([part, line]) => [part, line])
	).toEqual([
		['limits', 3],
		['limits', 3],
		['limits', 3]
	]);
});

test('the text and the words on its method are held against each other', () => {
	const findings = lintStory(
		{
			en: {
				...{ ...words, body: 'The course had 1,681 participants.' },
				method: { ...method, selection: 'All 1,614 participants were asked.' }
			}
		},
		{}
	);
	expect(placesOf(findings).map(([part]) => part)).toEqual(['text', 'selection']);
});

describe('a number typed into the title or the summary beside the token of the same thing', () => {
	const asked = (title: string, body: string, language = 'en', summary = 'In short.') =>
		lintStory({ [language]: { ...words, title, summary, body } }, facts)
			.filter(({ kind }) => kind === 'counted-twice')
			.map(({ severity, places }) => [severity, ...places.map(({ part, quote }) => `${part.is}: ${quote}`)]);
	const text = 'The course had {{fact:took_part}} participants. We asked all.';

	test.each([
		['en', '1,700 participants learn to start a business', text],
		['en', '1,700 people learn to start a business', text],
		['es', '1.700 participantes aprenden a emprender', 'El curso tuvo {{fact:took_part}} participantes.'],
		['en', '82 per cent apply what they learned', 'In all {{fact:applied}} applied what they had learned.'],
		['es', 'El 82 % aplicó lo aprendido', 'En total, el {{fact:applied}} aplicó lo aprendido.']
	])('%s: %s', (language, title, body) => {
		const found = asked(title, body, language);
		expect(found).toHaveLength(1);
		expect(found[0]?.slice(0, 1)).toEqual(['doubtful']);
		expect(asked('A title', body, language, title)).toHaveLength(1);
	});

	test.each([
		['1,684 participants learn to start a business', text],
		['About 1,700 participants learn to start a business', text],
		['More than 1,600 participants learn to start a business', text],
		['1,700 participants invited', text],
		['915 women learn to start a business', text],
		['1,700 participants in 2021', `In 2020, ${text}`],
		['85 per cent recommend it', 'In all {{fact:applied}} applied what they had learned.'],
		['{{fact:took_part}} participants learn to start a business', text]
	])('but not: %s', (title, body) => expect(asked(title, body)).toEqual([]));
});

test('an interview is read by itself, in the languages that the linter knows', () => {
	const said = (language: string, text: string) => ({
		...{ title: 'Sin ocasión', lead: null, text, translator: null, language }
	});
	const findings = lintInterviews([
		{ id: 'a', said: [said('en', `First.\n\n${contradiction}`), said('ar', contradiction)] },
		{ id: 'b', said: [said('en', 'There were 60 trainees with me.')] }
	]);
	expect(findings.map(({ language, severity }) => [language, severity])).toEqual([['en', 'cannot-be-true']]);
	expect(findings[0]?.places[0]).toMatchObject({
		...{ line: 3, quote: '50 trainees', part: { is: 'interview', id: 'a', title: 'Sin ocasión' } }
	});
});

test('what was read is counted in all parts of a story, tables and tokens too, and null where nothing is read', () => {
	const body = 'All {{fact:took_part}} participants.\n\n| Women | 40 |\n|---|---|\n| Men | 35 |';
	const text = { ...words, body, method: { ...method, limits: 'Of 12, two left.' } };
	expect(lookedAtStory(text, 'en', facts)).toEqual({ numbers: 5, sentences: 7, digitsOnly: 0, unread: 0 });
	expect(lookedAtStory(text, 'ar', facts)).toBeNull();
});
