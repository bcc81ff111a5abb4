import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalToAnswer } from './answer.ts';
import { answersFrom, declined, enteredOf, inputName, numberFrom, rowName } from './answer-form.ts';
import { isMet, type Answers, type Condition } from './condition.ts';
import { aQuestionOf, isAsked, type Question, type Questionnaire } from './question.ts';
import {
	asAskedIn,
	askedOf,
	leftOutOf,
	missingOf,
	questionsOf,
	shareAnswered,
	standingAnswers
} from './questionnaire.ts';
import { flawsOf } from './soundness.ts';
import { hasDisability, washingtonGroupBlock } from './washington-group.ts';

const words = (label: string) => ({ en: { label, hint: '', purpose: 'To know.' } });
const options = ['yes', 'no', 'later'].map((id) => ({ id, texts: { en: id } }));
const ask = (id: string, kind: Question['kind'], given: Partial<Question> = {}) =>
	aQuestionOf({
		...{ id, kind, texts: words(id) },
		...(['choice', 'several', 'matrix'].includes(kind) && { options }),
		...(kind === 'matrix' && {
			rows: [
				{ id: 'a', texts: { en: 'A' } },
				{ id: 'b', texts: { en: 'B' } }
			]
		}),
		...given
	});
const applied = ask('applied', 'choice', { required: true });
const how = ask('how', 'long', { when: { question: 'applied', has: 'yes' }, required: true });
const why = ask('why_not', 'several', { when: { not: { question: 'applied', has: 'yes' } } });
const share = ask('share', 'number', { least: 0, most: 100 });
const survey: Questionnaire = {
	languages: ['en'],
	title: { en: 'Follow-up' },
	intro: { en: 'We ask.' },
	thanks: { en: '' },
	sections: [
		{ id: 'use', texts: { en: 'Use' }, when: null, questions: [applied, how, why] },
		{
			...{ id: 'effect', texts: { en: 'Effect' }, when: { question: 'how', is: 'answered' } },
			questions: [share]
		}
	]
};
const idsAsked = (answers: Answers) =>
	askedOf(survey, answers).flatMap(({ questions }) => questions.map(({ id }) => id));

describe('what is asked follows from what was answered before', () => {
	test.each<[string, Answers, string[]]>([
		['nothing yet', {}, ['applied', 'why_not']],
		['yes', { applied: 'yes' }, ['applied', 'how']],
		['yes, and how', { applied: 'yes', how: 'So' }, ['applied', 'how', 'share']],
		['no', { applied: 'no', how: 'So' }, ['applied', 'why_not']],
		['not said', { applied: null }, ['applied', 'why_not']]
	])('%s', (_, answers, asked) => expect(idsAsked(answers)).toEqual(asked));

	test('an answer on a way that was left counts for nothing, but comes back with the way', () => {
		const answers: Answers = { applied: 'no', how: 'So', share: 40, why_not: ['later'] };
		expect(standingAnswers(survey, answers)).toEqual({ applied: 'no', why_not: ['later'] });
		expect(standingAnswers(survey, { ...answers, applied: 'yes' })).toEqual({
			...{ applied: 'yes', how: 'So', share: 40 }
		});
	});

	test('missing is what is asked, required and not answered whole', () => {
		const of = (answers: Answers) => missingOf(survey, answers).map(({ question }) => question.id);
		expect([of({}), of({ applied: 'yes' }), of({ applied: 'no' })]).toEqual([['applied'], ['how'], []]);
		const rows = {
			sections: [{ ...survey.sections[0]!, questions: [ask('m', 'matrix', { required: true })] }]
		};
		expect(missingOf(rows, { m: { a: 'yes' } }).length).toBe(1);
		expect(missingOf(rows, { m: { a: 'yes', b: 'no' } })).toEqual([]);
	});

	test('the share is of what is asked', () => {
		expect([shareAnswered(survey, {}), shareAnswered(survey, { applied: 'yes', how: 'So' })]).toEqual([
			0,
			2 / 3
		]);
	});
});

describe('a wave that promises not to know anybody', () => {
	const quote = ask('quote', 'choice', { sensitivity: 'identifying', required: true });
	const reach = ask('reach', 'short', { sensitivity: 'identifying' });
	const further = { id: 'further', texts: { en: 'Further' }, when: null, questions: [reach] };
	const [use] = survey.sections;
	const asking = {
		...survey,
		sections: [...(use ? [{ ...use, questions: [applied, quote] }] : []), further]
	};
	test.each<['anonymous' | 'pseudonymous' | 'named', string[], string[]]>([
		['anonymous', ['use', 'applied'], ['quote', 'reach']],
		['pseudonymous', ['use', 'applied', 'quote', 'further', 'reach'], []],
		['named', ['use', 'applied', 'quote', 'further', 'reach'], []]
	])('%s: is asked %j, and not %j', (linkage, asked, out) => {
		const { sections } = asAskedIn(asking, linkage);
		expect(sections.flatMap(({ id, questions }) => [id, ...questions.map((one) => one.id)])).toEqual(asked);
		expect(leftOutOf(asking, linkage).map(({ id }) => id)).toEqual(out);
	});
	test('misses none of them before it is sent', () =>
		expect(missingOf(asAskedIn(asking, 'anonymous'), { applied: 'no' })).toEqual([]));
});

describe('a condition', () => {
	const answers: Answers = { one: 'a', many: ['a', 'b'], number: 4, grid: { x: 'a' }, unsaid: null };
	test.each<[Condition, boolean]>([
		[{ question: 'one', has: 'a' }, true],
		[{ question: 'many', has: 'b' }, true],
		[{ question: 'many', has: 'c' }, false],
		[{ question: 'number', least: 4 }, true],
		[{ question: 'number', most: 3 }, false],
		[{ question: 'number', has: '4' }, true],
		[{ question: 'grid', row: 'x', has: 'a' }, true],
		[{ question: 'grid', row: 'y', has: 'a' }, false],
		[{ question: 'unsaid', is: 'answered' }, false],
		[{ question: '__proto__', is: 'answered' }, false],
		[{ all: [] }, true],
		[{ any: [] }, false],
		[{ not: { question: 'nothing', is: 'answered' } }, true]
	])('%j: %s', (condition, met) => expect(isMet(condition, answers)).toBe(met));
});

describe('an answer', () => {
	test.each<[Question, unknown, string | null]>([
		[ask('q', 'choice'), 'yes', null],
		[ask('q', 'choice'), 'maybe', 'not_chosen'],
		[ask('q', 'choice'), ['yes'], 'not_chosen'],
		[ask('q', 'choice'), null, 'not_chosen'],
		[ask('q', 'choice', { mayDecline: true }), null, null],
		[ask('q', 'several', { most: 1 }), ['yes', 'no'], 'more_than'],
		[ask('q', 'several'), ['yes', 'yes'], 'not_chosen'],
		[ask('q', 'several'), [], 'not_chosen'],
		[ask('q', 'scale', { least: 1, most: 5 }), 5, null],
		[ask('q', 'scale', { least: 1, most: 5 }), 6, 'not_chosen'],
		[ask('q', 'scale', { least: 1, most: 5 }), 2.5, 'not_chosen'],
		[ask('q', 'matrix'), { a: 'yes' }, null],
		[ask('q', 'matrix'), { c: 'yes' }, 'not_chosen'],
		[share, 100, null],
		[share, 101, 'survey_at_most'],
		[share, -1, 'survey_at_least'],
		[share, Number.NaN, 'not_number'],
		[ask('q', 'date', { from: '2026-01-01' }), '2025-12-31', 'survey_not_before'],
		[ask('q', 'date'), '2026-02-30', 'not_a_day'],
		[ask('q', 'country'), 'EC', null],
		[ask('q', 'short'), 'x'.repeat(301), 'longer_than'],
		[ask('q', 'short'), 'a\u202eb', 'unreadable_characters'],
		[ask('q', 'note'), 'x', 'not_chosen']
	])('%#', (question, answer, code) => expect(refusalToAnswer(question, answer)?.code ?? null).toBe(code));

	test('of a form comes back as it was entered', () => {
		const questions = [
			applied,
			ask('m', 'matrix'),
			ask('s', 'several'),
			share,
			ask('c', 'choice', { mayDecline: true })
		];
		const answers: Answers = { applied: 'no', m: { a: 'yes' }, s: ['no', 'later'], share: 12.5, c: null };
		const values = enteredOf(questions, answers);
		expect(values[rowName('m', 'a')]).toEqual(['yes']);
		expect(values[inputName('c')]).toEqual([declined]);
		expect(answersFrom(questions, (name) => values[name] ?? [])).toEqual({ answers, problems: [] });
	});

	test.each([
		['١٢٫٥', 12.5],
		['12,5', 12.5],
		[' -3 ', -3],
		['1e9', Number.NaN],
		['0x10', Number.NaN]
	])('%s is the number %s', (text, number) => expect(numberFrom(text)).toBe(number));

	test('whatever is sent, nothing is kept that the question does not offer', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), (sent) => {
				const { answers } = answersFrom([applied, why], () => sent);
				return Object.values(answers)
					.flat()
					.every((id) => options.some((option) => option.id === id));
			})
		);
	});
});

describe('a questionnaire is sound before it is frozen', () => {
	const codes = (changed: Partial<Questionnaire>) =>
		flawsOf({ ...survey, ...changed }).map(({ at, field, code }) => `${at} ${field} ${code}`);
	const with_ = (...questions: Question[]) =>
		codes({ sections: [{ ...survey.sections[0]!, questions: [applied, ...questions] }] });

	test.each<[string, string[], string[]]>([
		['this one', codes({}), []],
		[
			'every language has all words',
			codes({ languages: ['en', 'fr'] }).slice(0, 2),
			[' title.fr required', ' intro.fr required']
		],
		[
			'a condition looks back',
			with_(ask('x', 'short', { when: { question: 'y', is: 'answered' } })),
			['x when survey_condition_earlier']
		],
		[
			'and names an answer there is',
			with_(ask('x', 'short', { when: { question: 'applied', has: 'z' } })),
			['x when survey_condition_earlier']
		],
		['ids are one', with_(ask('applied', 'short')), ['applied id survey_id_twice']],
		['ids are plain', with_(ask('Bad id', 'short')), ['Bad id id survey_id']],
		[
			'sensitive is not forced',
			with_(ask('x', 'short', { sensitivity: 'sensitive', required: true, keptDays: 90 })),
			['x required survey_sensitive_required']
		],
		[
			'nor kept long',
			with_(ask('x', 'short', { sensitivity: 'sensitive' })),
			['x keptDays survey_kept_days']
		],
		[
			'nor told one by one',
			with_(ask('x', 'short', { sensitivity: 'personal', disclosure: 'open' })),
			['x disclosure survey_disclosure_open']
		],
		[
			'choices offer two',
			with_(ask('x', 'choice', { options: options.slice(1, 2) })),
			['x options field_options_needed']
		],
		['something is asked', codes({ sections: [] }), [' sections survey_no_question']]
	])('%s', (_, found, flaws) => expect(found).toEqual(flaws));

	test('the Washington Group’s six stand as they are, or not at all', () => {
		const six = washingtonGroupBlock();
		expect(with_(...six)).toEqual([]);
		expect(with_(...six.map((one) => ({ ...one, when: { question: 'applied', has: 'yes' } })))).toEqual([]);
		const altered = six.map((one, i) => (i === 3 ? { ...one, mayDecline: false } : one));
		expect(with_(...altered)).toEqual(['wg_lead block survey_block_altered']);
		expect(with_(...six.slice(0, 5))).toEqual(['wg_lead block survey_block_altered']);
		expect(six.filter(isAsked).map(({ texts }) => Object.keys(texts).length)).toEqual([6, 6, 6, 6, 6, 6]);
		expect(questionsOf({ sections: [{ id: 's', texts: {}, when: null, questions: six }] }).length).toBe(7);
	});

	test.each([
		[{}, null],
		[{ wg_seeing: 'some', wg_hearing: 'some' }, false],
		[{ wg_seeing: 'none', wg_walking: 'a_lot' }, true],
		[{ wg_seeing: null }, null]
	])('%j: a disability is %s', (answers, expected) => expect(hasDisability(answers)).toBe(expected));
});
