import { describe, expect, test } from 'vitest';
import type { QuizBlock } from '../content.ts';
import { everyKind } from '../question-builders.server.ts';
import { packedQuiz, unpackedQuiz } from './packed.ts';
import type { PlayedQuiz } from './played.ts';
import { playedQuestion } from './played-question.server.ts';

function played(
	mayKnow: boolean,
	language: string,
	change = (one: ReturnType<typeof everyKind>[number]) => one
) {
	const reader = { language, source: 'en', mayKnow: () => mayKnow };
	const rules: Omit<QuizBlock, 'questions' | 'titles'> = {
		...{
			id: 'quiz' as QuizBlock['id'],
			key: 'check',
			kind: 'quiz',
			attempts: 1,
			mark: 'best',
			minutes: null
		},
		...{ pass: null, feedback: 'at-once', draw: [] }
	};
	return {
		...{ ...rules, language, title: null },
		questions: everyKind().map((one) => playedQuestion(change(one), reader))
	} as PlayedQuiz;
}
const travelled = (quiz: PlayedQuiz) => unpackedQuiz(JSON.parse(JSON.stringify(packedQuiz(quiz))) as never);

describe('a quiz comes out of a page as it went in', () => {
	test.each([
		['without solutions', played(false, 'en')],
		['with solutions', played(true, 'en')],
		['in a language that it has in part', played(true, 'fr')],
		[
			'with markup, several paragraphs and nothing in some words',
			played(true, 'en', (one) => {
				const words = one.texts['en'] as {
					prompt: string;
					explanation: string;
					choices?: Record<string, string>;
				};
				words.prompt = '**How** much `is` it?\n\n- a\n- b';
				words.explanation = 'So [it is](https://example.org/).';
				if (words.choices) words.choices[Object.keys(words.choices)[0] ?? ''] = '';
				return one;
			})
		],
		[
			'with points and a pool',
			played(false, 'en', (one) => ({ ...one, points: 3, pool: 'finance' }) as typeof one)
		],
		[
			'with keys that look like numbers',
			played(false, 'en', (one) =>
				one.kind === 'one'
					? {
							...one,
							choices: ['10', '9'],
							texts: { en: { ...one.texts['en']!, choices: { '10': 'Ten', '9': 'Nine' } } }
						}
					: one
			)
		]
	])('%s', (_, quiz) => {
		expect(travelled(quiz)).toEqual(quiz);
	});
});

test('a question of one choice is half as long', () => {
	const quiz = played(false, 'en');
	expect(JSON.stringify(packedQuiz(quiz)).length).toBeLessThan(0.7 * JSON.stringify(quiz).length);
});
