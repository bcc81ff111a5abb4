import type { Id } from '#platform/index.ts';
import type { Question, QuestionKind, QuestionOf } from './question.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as Id<'Item'>;

const questions: { [Kind in QuestionKind]: QuestionOf<Kind> } = {
	one: {
		...{ id: id(1), key: 'loss', kind: 'one', points: 1, pool: null },
		choices: ['five', 'three', 'two', 'nothing'],
		right: ['two'],
		texts: {
			en: {
				prompt: 'How much is lost?',
				explanation: 'Forty per cent.',
				choices: { five: '5,000', three: '3,000', two: '2,000', nothing: 'Nothing' },
				feedback: { five: 'That is the whole loan.' }
			}
		}
	},
	several: {
		...{ id: id(2), key: 'signs', kind: 'several', points: 2, pool: null },
		choices: ['a', 'b', 'c', 'd', 'e'],
		right: ['a', 'c'],
		texts: {
			en: {
				prompt: 'Which are signs?',
				explanation: '',
				choices: { a: 'Alpha', b: 'Beta', c: 'Gamma', d: 'Delta', e: 'Epsilon' },
				feedback: {}
			}
		}
	},
	'true-false': {
		...{ id: id(3), key: 'myth', kind: 'true-false', points: 1, pool: null },
		right: false,
		texts: { en: { prompt: 'It is so.', explanation: '', feedback: { true: 'It is not.' } } }
	},
	matching: {
		...{ id: id(4), key: 'who', kind: 'matching', points: 2, pool: null },
		left: ['bank', 'fund'],
		options: ['lends', 'promises', 'repays'],
		right: { bank: 'lends', fund: 'promises' },
		texts: {
			en: {
				prompt: 'Who does what?',
				explanation: '',
				left: { bank: 'The bank', fund: 'The fund' },
				options: { lends: 'lends', promises: 'promises', repays: 'repays' },
				feedback: {}
			}
		}
	},
	ordering: {
		...{ id: id(5), key: 'steps', kind: 'ordering', points: 2, pool: null },
		choices: ['x', 'a', 'n', 'c'],
		texts: {
			en: {
				prompt: 'In which order?',
				explanation: '',
				choices: { x: 'First', a: 'Second', n: 'Third', c: 'Fourth' },
				feedback: {}
			}
		}
	},
	number: {
		...{ id: id(6), key: 'cost', kind: 'number', points: 1, pool: null },
		...{ right: 2000, tolerance: 0, unit: null },
		texts: { en: { prompt: 'How much?', explanation: '', feedback: {} } }
	},
	short: {
		...{ id: id(7), key: 'name-it', kind: 'short', points: 1, pool: null },
		texts: {
			en: {
				prompt: 'What is it called?',
				explanation: '',
				accepted: ['mutual guarantee society'],
				feedback: {}
			},
			fr: { prompt: 'Son nom ?', explanation: '', accepted: ['société de caution mutuelle'], feedback: {} },
			ar: { prompt: 'ما اسمها؟', explanation: '', accepted: ['صندوق الضمان المتبادل'], feedback: {} }
		}
	},
	open: {
		...{ id: id(8), key: 'own-plan', kind: 'open', points: 5, pool: null },
		rubric: ['clear', 'feasible'],
		texts: {
			en: {
				prompt: 'Your plan?',
				explanation: '',
				criteria: { clear: 'Says who pays whom.', feasible: 'It can be done.' }
			}
		}
	}
};

/** A question for tests, of its kind, with what matters to the test. */
export function aQuestion<Kind extends QuestionKind>(
	kind: Kind,
	change: Partial<QuestionOf<Kind>> = {}
): QuestionOf<Kind> {
	return { ...structuredClone(questions[kind]), ...change };
}

export function everyKind(): Question[] {
	return Object.values(structuredClone(questions));
}
