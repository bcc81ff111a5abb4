import {
	attemptMarks,
	attemptsOf,
	deadline,
	drawQuestions,
	graceMilliseconds,
	saysNothing,
	type Attempt,
	type ItemResponse,
	type ItemStatistics,
	type Question,
	type QuizBlock
} from '#courses/index.ts';
import type { Statement } from '#records/index.ts';
import { fewestShown } from '#platform/index.ts';
import type { Moment } from './progress.ts';

/**
 * A learner's first attempt at a quiz that came to its end: later ones have seen the answers. `changesAt`: when that may
 * be another though nothing more is done, because an attempt's time runs out.
 */
export function firstAttempt(
	quiz: QuizBlock,
	log: readonly Statement[],
	moment: Moment
): { attempt: Attempt | null; changesAt: Date | null } {
	const attempts = attemptsOf(quiz, log, moment);
	const ends = attempts
		.filter(({ closedAt }) => closedAt === null)
		.flatMap(({ startedAt }) => [deadline(startedAt, quiz.minutes), moment.until])
		.flatMap((end) => (end === null ? [] : [end.getTime() + graceMilliseconds]));
	return {
		attempt: attempts.find(({ closedAt }) => closedAt !== null) ?? null,
		changesAt: ends.length === 0 ? null : new Date(Math.min(...ends))
	};
}

/** One response for every question of an attempt that is marked; a question that waits for a person is left out. */
export function responsesOf(quiz: QuizBlock, attempt: Attempt): ItemResponse[] {
	const questions = drawQuestions(quiz, attempt.id);
	const marks = attemptMarks(questions, attempt);
	const marked = questions.filter(({ id }) => marks.get(id) != null);
	const earned = ({ id, points }: Question) => (marks.get(id) ?? 0) * points;
	const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
	const totalPoints = sum(marked.map(earned));
	const totalOf = sum(marked.map(({ points }) => points));
	// Who left a question out read it in the language of the others.
	const [first] = [...attempt.answers.values()];
	return marked.map((question) => {
		const answer = attempt.answers.get(question.id);
		return {
			item: question.id,
			language: answer?.language ?? first?.language ?? 'en',
			points: earned(question),
			of: question.points,
			totalPoints,
			totalOf,
			chosen: chosenIn(question, answer?.value)
		};
	});
}

function chosenIn(question: Question, value: unknown): string[] {
	if (saysNothing(value)) return [];
	switch (question.kind) {
		case 'one':
			return typeof value === 'string' && question.choices.includes(value) ? [value] : [];
		case 'several':
			return Array.isArray(value) ? question.choices.filter((key) => value.includes(key)) : [];
		case 'true-false':
			return typeof value === 'boolean' ? [String(value)] : [];
		case 'matching':
		case 'ordering':
		case 'number':
		case 'short':
		case 'open':
			return [];
	}
}

/** As they may be shown: nothing of fewer than five learners, in all or in a language. */
export function withoutSmallItems(items: readonly ItemStatistics[]): ItemStatistics[] {
	return items
		.filter(({ n }) => n >= fewestShown)
		.map((item) => ({ ...item, byLanguage: item.byLanguage.filter(({ n }) => n >= fewestShown) }));
}

/** With fewer learners, what share of them chose what is not for those who are not the team. */
export const fewestForChoices = 10;

export type ShownItem = Omit<ItemStatistics, 'choices'> & {
	/** Null: too few for whoever looks. */
	choices: ItemStatistics['choices'] | null;
};

/** As whoever is not the team may see them. */
export function withoutSmallChoices(items: readonly ItemStatistics[]): ShownItem[] {
	return items.map((item) => (item.n < fewestForChoices ? { ...item, choices: null } : item));
}

/** What is worth a look: nearly nobody or nearly everybody gets it; it does not tell the strong from the weak; languages differ. */
export type ItemDoubt = 'too_hard' | 'too_easy' | 'tells_little' | 'languages_differ';

export function doubtsAbout({ difficulty, discrimination, byLanguage }: ShownItem): ItemDoubt[] {
	const shares = byLanguage.filter(({ n }) => n >= fewestInLanguage).map((one) => one.difficulty);
	return [
		...(difficulty < 0.2 ? ['too_hard' as const] : []),
		...(difficulty > 0.95 ? ['too_easy' as const] : []),
		...(discrimination !== null && discrimination < 0.1 ? ['tells_little' as const] : []),
		...(shares.length > 1 && Math.max(...shares) - Math.min(...shares) > 0.25
			? ['languages_differ' as const]
			: [])
	];
}

/** A share of fewer than twenty swings by more than a fifth from chance alone (1/√(4n)). */
const fewestInLanguage = 20;
