import { expect, test } from 'vitest';
import { lintInterviews, lintStory } from './story-lint.ts';

const contradiction = 'Of 50 trainees, 30 passed and the remaining 25 failed.';
const words = { title: 'What they did', summary: 'In short.', body: 'They went on.\n\nAll of them.' };
const method = { selection: 'Everybody was asked.', limits: '', interviews: '' };
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
