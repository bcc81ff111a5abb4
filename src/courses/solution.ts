import type {
	ChoiceWords,
	MatchingQuestion,
	MatchingWords,
	NumberQuestion,
	OneQuestion,
	OpenQuestion,
	OrderingQuestion,
	OrderingWords,
	Question,
	SeveralQuestion,
	ShortQuestion,
	TrueFalseQuestion
} from './question.ts';

type Bare<Q extends Question, Secret extends keyof Q, Shown> = Omit<Q, Secret | 'texts' | 'pool'> & {
	texts: { [language: string]: { prompt: string } & Shown };
};
type Shown<Words, Field extends keyof Words> = Pick<Words, Field>;

/** A question as a learner may have it before the attempt is over. */
export type AskedQuestion =
	| Bare<OneQuestion, 'right', Shown<ChoiceWords, 'choices'>>
	| Bare<SeveralQuestion, 'right', Shown<ChoiceWords, 'choices'>>
	| Bare<TrueFalseQuestion, 'right', unknown>
	| Bare<MatchingQuestion, 'right', Shown<MatchingWords, 'left' | 'options'>>
	| Bare<OrderingQuestion, never, Shown<OrderingWords, 'choices'>>
	| Bare<NumberQuestion, 'right' | 'tolerance', unknown>
	| Bare<ShortQuestion, never, unknown>
	| Bare<OpenQuestion, never, { criteria: { [key: string]: string } }>;

/**
 * What a page may be sent before the attempt is over. It is built from what may be shown, so that a field added later
 * stays at home; keys are sorted, since the author's order is the solution of an ordering question and a hint in others.
 * A rubric's criteria are shown: a learner should know what is looked for.
 */
export function withoutSolutions(question: Question): AskedQuestion {
	const { id, key, points } = question;
	switch (question.kind) {
		case 'one':
		case 'several':
		case 'ordering': {
			const texts = inEach<
				ChoiceWords | OrderingWords,
				{ prompt: string; choices: { [key: string]: string } }
			>(question.texts, ({ prompt, choices }) => ({ prompt, choices: sorted(choices) }));
			return { id, key, kind: question.kind, points, choices: question.choices.toSorted(), texts };
		}
		case 'matching': {
			const texts = inEach(question.texts, ({ prompt, left, options }) => ({
				prompt,
				left: sorted(left),
				options: sorted(options)
			}));
			const { left, options } = question;
			return { id, key, kind: question.kind, points, left: [...left], options: options.toSorted(), texts };
		}
		case 'number':
			return { id, key, kind: question.kind, points, unit: question.unit, texts: prompts(question.texts) };
		case 'true-false':
		case 'short':
			return { id, key, kind: question.kind, points, texts: prompts(question.texts) };
		case 'open': {
			const texts = inEach(question.texts, ({ prompt, criteria }) => ({ prompt, criteria: { ...criteria } }));
			return { id, key, kind: question.kind, points, rubric: [...question.rubric], texts };
		}
	}
}

function inEach<Words, Kept>(texts: { [language: string]: Words }, keep: (words: Words) => Kept) {
	return Object.fromEntries(Object.entries(texts).map(([language, words]) => [language, keep(words)]));
}

function prompts(texts: { [language: string]: { prompt: string } }) {
	return inEach(texts, ({ prompt }) => ({ prompt }));
}

function sorted(words: { [key: string]: string }): { [key: string]: string } {
	return Object.fromEntries(Object.entries(words).sort(([one], [other]) => (one < other ? -1 : 1)));
}
