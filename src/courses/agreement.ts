import type { Question, QuestionPart, QuestionWords } from './question.ts';

/** Where in the question, and the code of what is wrong there. */
export type QuestionProblem = { path: string; code: string };

/** What a schema cannot see in a question: keys that name nothing, nothing that is right, words that are missing. */
export function questionProblems(question: Question): QuestionProblem[] {
	const inTexts = Object.entries(question.texts).flatMap(([language, words]) =>
		wordsProblems(question, words).map(({ path, code }) => ({ path: `texts.${language}.${path}`, code }))
	);
	return [...partProblems(question), ...inTexts];
}

/** Of the part that all languages share. */
export function partProblems(question: QuestionPart | Question): QuestionProblem[] {
	switch (question.kind) {
		case 'one':
		case 'several': {
			const strange = question.right.filter((key) => !question.choices.includes(key));
			if (strange.length > 0) return strange.map((key) => ({ path: `right.${key}`, code: 'unknown_key' }));
			const everything = question.kind === 'one' && question.right.length === question.choices.length;
			return everything ? [{ path: 'right', code: 'nothing_is_wrong' }] : [];
		}
		case 'matching':
			return [
				...question.left
					.filter((key) => !Object.hasOwn(question.right, key))
					.map((key) => ({ path: `right.${key}`, code: 'required' })),
				...Object.entries(question.right)
					.filter(([left, option]) => !question.left.includes(left) || !question.options.includes(option))
					.map(([left]) => ({ path: `right.${left}`, code: 'unknown_key' }))
			];
		case 'true-false':
		case 'ordering':
		case 'number':
		case 'short':
		case 'open':
			return [];
	}
}

/** Of one language: everything that has a key has words, and nothing else has. */
export function wordsProblems(question: QuestionPart | Question, words: QuestionWords): QuestionProblem[] {
	const problems = namesToSay(question).flatMap(([field, keys]) => {
		const said = field in words ? (words as Record<string, unknown>)[field] : {};
		return agreement(field, keys, Object.keys(said as object));
	});
	if ((question.kind === 'one' || question.kind === 'several') && 'feedback' in words)
		for (const key of Object.keys(words.feedback))
			if (!question.choices.includes(key)) problems.push({ path: `feedback.${key}`, code: 'unknown_key' });
	if (question.kind === 'short' && 'accepted' in words && words.accepted.length === 0)
		problems.push({ path: 'accepted', code: 'required' });
	return problems;
}

function agreement(field: string, keys: readonly string[], said: readonly string[]): QuestionProblem[] {
	return [
		...keys
			.filter((key) => !said.includes(key))
			.map((key) => ({ path: `${field}.${key}`, code: 'required' })),
		...said
			.filter((key) => !keys.includes(key))
			.map((key) => ({ path: `${field}.${key}`, code: 'unknown_key' }))
	];
}

/** Which keys need words, by the field that holds them. */
function namesToSay(question: QuestionPart | Question): [field: string, keys: readonly string[]][] {
	switch (question.kind) {
		case 'one':
		case 'several':
		case 'ordering':
			return [['choices', question.choices]];
		case 'matching':
			return [
				['left', question.left],
				['options', question.options]
			];
		case 'open':
			return [['criteria', question.rubric]];
		case 'true-false':
		case 'number':
		case 'short':
			return [];
	}
}
