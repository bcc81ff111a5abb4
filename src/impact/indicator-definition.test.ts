import { describe, expect, test } from 'vitest';
import { aQuestionOf, type Question, type Questionnaire } from '#surveys/index.ts';
import { indicatorFrom, type IndicatorInput } from './indicator-definition.ts';
import { offerOf } from './indicator-offer.ts';
import { definitionText } from './indicator-text.ts';

const question = (id: string, kind: Question['kind'], given: Partial<Question> = {}): Question =>
	aQuestionOf({ id, kind, texts: { en: { label: `About ${id}`, hint: '', purpose: 'To know.' } }, ...given });
const options = (...ids: string[]) => ids.map((id) => ({ id, texts: { en: id } }));
const questionnaire = (questions: Question[]): Questionnaire => ({
	...{ languages: ['en'], title: {}, intro: {}, thanks: {} },
	sections: [{ id: 'one', texts: {}, when: null, questions }]
});
const asked = questionnaire([
	question('applied', 'choice', { options: options('yes', 'no') }),
	question('obstacles', 'several', { options: options('funds', 'time') }),
	question('importance', 'scale', { least: 1, most: 5 }),
	question('country', 'country'),
	question('how', 'long'),
	question('health', 'choice', { options: options('good', 'bad'), disclosure: 'never' }),
	question('parts', 'matrix', { options: options('a', 'b'), rows: options('content', 'pace') })
]);
const offer = offerOf('respondents', [asked]);

const fine: IndicatorInput = {
	...{ id: 'applied_money', population: 'respondents', wave: 'follow_up', measure: 'share', question: '' },
	...{ part: "${applied} = 'yes'", base: '', missing: 'left_out', weighting: 'none', least: '10' },
	...{ decimals: '0', by: ['applied', 'country'] },
	texts: { en: { name: 'Applied', counts: 'Who applied it.', limits: 'Not how.' } }
};
const codesOf = (given: Partial<IndicatorInput>, of = offer): string[] => {
	const read = indicatorFrom({ ...fine, ...given }, of, 1);
	return 'problems' in read ? read.problems.map(({ field, code }) => `${field} ${code}`) : [];
};

test('what questionnaires offer is what can be counted: no words, and nothing that is told in no release', () => {
	expect(offer.columns.map(({ id }) => id)).toEqual([
		...[
			'applied',
			'obstacles',
			'importance',
			'country',
			'parts__content',
			'parts__pace',
			'region',
			'language'
		]
	]);
	expect(offer.by).toEqual(['applied', 'country', 'parts__content', 'parts__pace', 'region', 'language']);
	expect(offerOf('participants', []).by).toContain('certificate');
	expect(offerOf('invited', []).columns.map(({ id }) => id)).toContain('disposition');
});

test('two versions of a question offer the answers of both', () => {
	const other = questionnaire([question('applied', 'choice', { options: options('yes', 'partly') })]);
	expect(offerOf('respondents', [asked, other]).columns[0]?.answers).toEqual(['yes', 'no', 'partly']);
});

test('a sound definition says what the form said', () => {
	const read = indicatorFrom(fine, offer, 3);
	expect(read).toMatchObject({
		indicator: {
			...{ id: 'own_applied_money', version: 3, population: { of: 'respondents', wave: 'follow_up' } },
			measure: { is: 'share', part: { when: { question: 'applied', has: 'yes' } }, base: null },
			...{ least: 10, by: ['applied', 'country'], decimals: 0, texts: fine.texts }
		}
	});
	if ('indicator' in read)
		expect(definitionText(read.indicator)).toEqual({
			...{ question: '', part: "selected(${applied}, 'yes')", base: '' }
		});
});

describe('what is wrong with a definition', () => {
	test.each<[string, Partial<IndicatorInput>, string[]]>([
		['nothing', {}, []],
		['no short name', { id: '' }, ['id impact_indicator_id']],
		['a name of other letters', { id: 'Čo-je' }, ['id impact_indicator_id']],
		['a share of nothing', { part: ' ' }, ['part required']],
		['a condition that cannot be read', { part: 'applied is yes' }, ['part survey_expression']],
		['a question nobody asks', { part: "${happy} = 'yes'" }, ['part impact_indicator_condition']],
		['an answer it does not have', { part: "${applied} = 'maybe'" }, ['part impact_indicator_condition']],
		['what is told in no release', { part: "${health} = 'bad'" }, ['part impact_indicator_condition']],
		['words as a number', { base: '${applied} >= 2' }, ['base impact_indicator_condition']],
		['a row of a matrix', { part: "${parts__pace} = 'a'" }, []],
		['a mean of words', { measure: 'mean', question: 'applied' }, ['question impact_indicator_question']],
		['a mean of a scale', { measure: 'mean', question: 'importance' }, []],
		[
			'answers of a number',
			{ measure: 'options', question: 'importance' },
			['question impact_indicator_question']
		],
		['nothing to break down by', { by: [] }, ['by impact_indicator_by']],
		['by what nobody knows', { by: ['shoe_size'] }, ['by impact_indicator_by_unknown']],
		['fewer than the hub tells', { least: '9' }, ['least survey_at_least']],
		['a count from five on', { measure: 'count', least: '5' }, []],
		['no number', { least: 'ten' }, ['least survey_at_least']],
		['many decimals', { decimals: '7' }, ['decimals survey_at_most']],
		['no words', { texts: {} }, ['name required']],
		['half a language', { texts: { en: { name: 'A', counts: '', limits: 'C' } } }, ['counts.en required']],
		['no measure', { measure: 'sum' }, ['measure required']]
	])('%s', (_, given, codes) => {
		expect(codesOf(given)).toEqual(codes);
	});

	test('participants are asked no question, and are not weighted', () => {
		const people = offerOf('participants', []);
		const of = { population: 'participants', wave: '', by: ['gender'] };
		expect(codesOf({ ...of, part: "${certificate} = 'completion'" }, people)).toEqual([]);
		expect(codesOf({ ...of, measure: 'options', question: 'gender', part: '' }, people)).toEqual([
			'measure impact_indicator_nothing_asked'
		]);
		expect(codesOf({ ...of, part: "${gender} = 'female'", weighting: 'cohort' }, people)).toEqual([
			'weighting impact_indicator_weighting'
		]);
	});
});
