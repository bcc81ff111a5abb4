import { describe, expect, test } from 'vitest';
import { readWorkbook, writeWorkbook } from '#platform/index.server.ts';
import { languageName } from '#vocabulary/index.ts';
import { aQuestion, aQuestionnaireDraft } from './builders.server.ts';
import { readyQuestionnaires } from './ready.server.ts';
import { flawsOf } from './soundness.ts';
import { toXlsForm } from './xlsform.ts';
import { fromXlsForm } from './xlsform-reading.ts';

const words = {
	nameOf: languageName,
	declined: () => 'Prefer not to say',
	countries: [{ id: 'EC', texts: { en: 'Ecuador' } }]
};

test('what comes with the hub goes out as XLSForm and comes back, sound and the same, but for what is listed', async () => {
	for (const { slug, questionnaire } of await readyQuestionnaires()) {
		const { sheets, unrepresented } = toXlsForm(questionnaire, slug, 3, words);
		const back = fromXlsForm(readWorkbook(writeWorkbook(sheets)));
		const listed = new Set(unrepresented.map(({ at }) => at));
		const sections = questionnaire.sections.map((section) => ({
			...section,
			questions: section.questions.map((question) =>
				listed.has(question.id) ? { ...question, mayDecline: false } : question
			)
		}));
		expect(back?.questionnaire.sections).toEqual(sections);
		expect(back?.questionnaire.title).toEqual(questionnaire.title);
		expect(back?.questionnaire.intro).toEqual(questionnaire.intro);
		expect([back?.slug, back?.unrepresented]).toEqual([slug, []]);
		expect(back && flawsOf(back.questionnaire)).toEqual([]);
	}
});

test('every kind comes back with its bounds', () => {
	const draft = aQuestionnaireDraft(
		aQuestion('c'),
		aQuestion('s', { kind: 'several', most: 1, mayDecline: true }),
		aQuestion('l', {
			kind: 'scale',
			least: 0,
			most: 4,
			options: [{ id: '4', texts: { en: 'all', ar: 'كل' } }]
		}),
		aQuestion('n', { kind: 'number', options: [], least: -1.5, most: 100 }),
		aQuestion('d', { kind: 'date', options: [], from: '2020-01-01' }),
		aQuestion('k', { kind: 'country', options: [] }),
		aQuestion('m', {
			kind: 'matrix',
			rows: [{ id: 'r1', texts: { en: 'Row', ar: 'سطر' } }],
			when: { question: 'n', least: 3 }
		}),
		aQuestion('t', { kind: 'short', options: [], disclosure: 'never' }),
		aQuestion('x', { kind: 'long', options: [], when: { question: 'm', row: 'r1', has: 'yes' } })
	);
	const { sheets } = toXlsForm(draft, 'one', 1, words);
	const back = fromXlsForm(sheets)?.questionnaire;
	expect(back?.sections).toEqual(draft.sections);
	expect(back?.languages).toEqual(draft.languages);
});

describe('a form from elsewhere', () => {
	const head = [
		'type',
		'name',
		'label',
		'label::Français (fr)',
		'relevant',
		'constraint',
		'calculation',
		'required'
	];
	const choices = [
		['list_name', 'name', 'label'],
		['yn', 'yes', 'Yes'],
		['yn', 'no', 'No']
	];
	const read = (...rows: string[][]) => fromXlsForm({ survey: [head, ...rows], choices });

	test('says what it cannot', () => {
		const form = read(
			['select_one yn', 'Used it?', 'Used?', 'Utilisé ?', '', '', '', 'yes'],
			['geopoint', 'where', 'Where?'],
			['calculate', 'age', '', '', '', '', '2026 - ${born}'],
			['text', 'how', 'How?', '', "${used_it_} = 'yes' and string-length(.) > 3", "regex(., '^a')"],
			['select_one missing', 'lost', 'Lost?'],
			['begin_repeat', 'children', 'Children'],
			['integer', 'years', 'Years?', '', '', '. >= 0 and . <= 20'],
			['end_repeat', 'children']
		);
		expect(form?.unrepresented.map(({ at, code }) => `${at} ${code}`)).toEqual([
			...[
				'calculation column',
				'where type',
				'age calculation',
				'how constraint',
				'how relevant',
				'lost list',
				'children type'
			]
		]);
		const questions = form?.questionnaire.sections.flatMap((section) => section.questions) ?? [];
		expect(questions.map(({ id, kind, required, least, most }) => [id, kind, required, least, most])).toEqual(
			[
				['used_it_', 'choice', true, null, null],
				['how', 'short', false, null, null],
				['years', 'number', false, 0, 20]
			]
		);
		expect(form?.questionnaire.languages).toEqual(['en', 'fr']);
	});

	test.each<[string, Record<string, string[][]>]>([
		['without a survey', { other: [['a']] }],
		['that asks nothing', { survey: [head, ['calculate', 'a', '']] }],
		['of one empty sheet', { survey: [] }]
	])('%s is none', (_, sheets) => expect(fromXlsForm(sheets)).toBe(null));
});
