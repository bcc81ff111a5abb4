import { plainText, knownProse, type Inline, type Prose } from '../prose.ts';
import type { Question } from '../question.ts';
import type { PlayedQuestion, PlayedSolution } from './played.ts';
import { said, type Reader } from './reader.ts';

/** A question in the reader's language; its solution only where the reader may know it. */
export function playedQuestion(question: Question, reader: Reader): PlayedQuestion {
	const { words: spoken, language } = said<Question['texts'][string]>(question.texts, reader);
	const { id, key, kind, points, pool } = question;
	const words = 'choices' in spoken ? spoken.choices : 'left' in spoken ? spoken.left : {};
	const options = 'options' in spoken ? spoken.options : {};
	const criteria =
		'criteria' in spoken && question.kind === 'open'
			? question.rubric.map((one) => spoken.criteria[one] ?? '')
			: [];
	return {
		...{ id, key, kind, points, pool, language },
		prompt: knownProse(spoken.prompt),
		// Sorted: the author's order is the solution of an ordering question, and a hint in others.
		choices: 'choices' in question ? question.choices.toSorted() : [],
		left: question.kind === 'matching' ? [...question.left] : [],
		options: question.kind === 'matching' ? question.options.toSorted() : [],
		words: inEach(words, inlineFrom),
		optionWords: inEach(options, (markdown) => plainText(knownProse(markdown))),
		unit: question.kind === 'number' ? question.unit : null,
		criteria: criteria.filter((one) => one !== '').map(inlineFrom),
		solution: reader.mayKnow(id) ? solutionOf(question, spoken) : null
	};
}

function solutionOf(question: Question, spoken: Question['texts'][string]): PlayedSolution {
	const feedback: { [given: string]: string | undefined } = 'feedback' in spoken ? spoken.feedback : {};
	return {
		question: bare(question),
		feedback: Object.fromEntries(
			Object.entries(feedback).flatMap(([given, markdown]) =>
				markdown ? [[given, knownProse(markdown)] as const] : []
			)
		) satisfies { [given: string]: Prose },
		explanation: knownProse(spoken.explanation)
	};
}

/** Without words, but for what is accepted, in every language: as much as marking needs. */
function bare(question: Question): Question {
	if (question.kind !== 'short') return { ...question, texts: {} };
	const accepted = Object.values(question.texts).flatMap((words) => words.accepted);
	return { ...question, texts: { '': { prompt: '', explanation: '', feedback: {}, accepted } } };
}

function inEach<Made>(
	words: { [key: string]: string },
	make: (markdown: string) => Made
): { [key: string]: Made } {
	return Object.fromEntries(
		Object.entries(words)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([key, markdown]) => [key, make(markdown)])
	);
}

/** A choice is a line: paragraphs run on. */
function inlineFrom(markdown: string): Inline[] {
	return knownProse(markdown).flatMap((block): Inline[] =>
		block.is === 'paragraph' || block.is === 'heading' ? block.of : [{ is: 'text', text: plainText([block]) }]
	);
}
