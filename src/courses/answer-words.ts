import type { Json } from '#records/index.ts';
import { saysNothing } from './answer.ts';
import { wordsIn } from './content.ts';
import { knownProse, plainText } from './prose.ts';
import type { Question } from './question.ts';

/**
 * What somebody answered, in words: choices as they are called in the reader's language, whichever they were chosen in;
 * what was typed as it was typed.
 */
export type AnswerWords =
	| { is: 'nothing' }
	| { is: 'typed'; text: string }
	| { is: 'truth'; value: boolean }
	| { is: 'chosen'; lines: string[]; inOrder: boolean; language: string };

type Named = { [key: string]: string };

export function answerWords(
	question: Question,
	value: Json | null,
	{ language, source }: { language: string; source: string }
): AnswerWords {
	if (saysNothing(value)) return { is: 'nothing' };
	if (typeof value === 'boolean') return { is: 'truth', value };
	const found = wordsIn<Partial<Record<'choices' | 'left' | 'options', Named>>>(
		question.texts as never,
		language,
		source
	);
	const called = (names: Named | undefined, key: string) => plainText(knownProse(names?.[key] ?? key));
	const chosen = (lines: string[], inOrder = false): AnswerWords => ({
		...{ is: 'chosen', lines, inOrder },
		language: found?.language ?? source
	});
	if (question.kind === 'one' && typeof value === 'string')
		return chosen([called(found?.words.choices, value)]);
	if (Array.isArray(value)) {
		const keys = value.map(String);
		const inOrder = question.kind === 'ordering';
		const shown =
			!inOrder && 'choices' in question ? question.choices.filter((key) => keys.includes(key)) : keys;
		return chosen(
			shown.map((key) => called(found?.words.choices, key)),
			inOrder
		);
	}
	if (question.kind === 'matching' && typeof value === 'object' && value !== null) {
		const pairs = value as { [left: string]: Json };
		return chosen(
			question.left.flatMap((left) => {
				const option = pairs[left];
				return typeof option === 'string'
					? [`${called(found?.words.left, left)} – ${called(found?.words.options, option)}`]
					: [];
			})
		);
	}
	return { is: 'typed', text: typeof value === 'object' ? JSON.stringify(value) : String(value) };
}
