import { describe, expect, test } from 'vitest';
import { questionsFromMoodleXml } from './moodle-xml.ts';

const read = (questions: string) =>
	questionsFromMoodleXml(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions}\n</quiz>`, 'en');
const question = (type: string, inside: string) =>
	`<question type="${type}"><name><text>The name</text></name><questiontext format="html"><text><![CDATA[<p>Which <b>one</b>?</p>]]></text></questiontext><defaultgrade>2.0</defaultgrade>${inside}</question>`;
const answer = (fraction: number | string, text: string, more = '') =>
	`<answer fraction="${fraction}" format="html"><text>${text}</text>${more}</answer>`;
const said = (name: string, text: string) => `<${name} format="html"><text>${text}</text></${name}>`;
const only = (type: string, inside: string) => {
	const { drafts, notes, problem } = read(question(type, inside));
	expect([notes, problem]).toEqual([[], null]);
	return drafts[0]?.question;
};

describe('each kind', () => {
	test('one choice', () => {
		const inside =
			answer(100, '&lt;i&gt;A&lt;/i&gt; &amp;amp; b', said('feedback', '<![CDATA[<p>Yes</p>]]>')) +
			answer(0, 'C') +
			'<single>true</single>';
		expect(only('multichoice', inside)).toEqual({
			...{ key: 'the-name', kind: 'one', points: 2, pool: null, choices: ['a', 'b'], right: ['a'] },
			texts: {
				en: {
					prompt: 'Which **one**?',
					explanation: '',
					choices: { a: '*A* & b', b: 'C' },
					feedback: { a: 'Yes' }
				}
			}
		});
	});
	test('several choices', () => {
		const inside = `<single>false</single>${[33.33333, 33.33333, 33.33333, -100].map((weight, i) => answer(weight, `t${i}`)).join('')}`;
		expect(only('multichoice', inside)).toMatchObject({ kind: 'several', right: ['a', 'b', 'c'] });
	});
	test('true or false, named in either order, or in another language', () => {
		expect(
			only('truefalse', answer(0, 'false') + answer(100, 'true', said('feedback', 'Yes.')))
		).toMatchObject({
			...{ kind: 'true-false', right: true },
			texts: { en: { feedback: { true: 'Yes.' } } }
		});
		expect(only('truefalse', answer(0, 'Vrai') + answer(100, 'Faux'))).toMatchObject({ right: false });
	});
	test('pairs', () => {
		const pair = (left: string, right: string) =>
			`<subquestion format="html"><text>${left}</text><answer><text>${right}</text></answer></subquestion>`;
		const inside = pair('One', 'A') + pair('Two', 'B') + pair('', 'C') + said('incorrectfeedback', 'No.');
		expect(only('matching', inside)).toMatchObject({
			...{ kind: 'matching', left: ['a', 'b'], options: ['a', 'b', 'c'], right: { a: 'a', b: 'b' } },
			texts: { en: { feedback: { wrong: 'No.' } } }
		});
	});
	test('an order, by its numbers', () => {
		expect(only('ordering', answer('2.0', 'second') + answer('1.0', 'first'))).toMatchObject({
			...{ kind: 'ordering', texts: { en: { choices: { a: 'first', b: 'second' } } } }
		});
	});
	test('a number with its unit', () => {
		const units = '<units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units>';
		const other = answer(0, '*', said('feedback', 'No.'));
		expect(
			only('numerical', answer(100, '23.8', '<tolerance>0.1</tolerance>') + other + units)
		).toMatchObject({
			...{
				kind: 'number',
				right: 23.8,
				tolerance: 0.1,
				unit: 'km',
				texts: { en: { feedback: { wrong: 'No.' } } }
			}
		});
	});
	test('short text, and open text', () => {
		expect(only('shortanswer', answer(100, 'Beta') + '<usecase>0</usecase>')).toMatchObject({
			...{ kind: 'short', texts: { en: { accepted: ['Beta'] } } }
		});
		expect(only('essay', said('generalfeedback', 'Thank you.'))).toMatchObject({
			...{ kind: 'open', texts: { en: { explanation: 'Thank you.' } } }
		});
	});
});

test('categories are pools, and lines are told', () => {
	const category =
		'<question type="category"><category><text>$course$/top/Finance &amp; law</text></category></question>';
	const { drafts, notes } = read(
		`${category}\n\n${question('truefalse', answer(100, 'true') + answer(0, 'false'))}\n<!-- -->\n${question('cloze', '')}`
	);
	expect(drafts.map(({ line, category, question }) => [line, category, question.pool])).toEqual([
		[5, 'top/Finance & law', 'finance-law']
	]);
	expect(notes).toEqual([
		{
			line: 7,
			title: 'The name',
			imported: false,
			code: 'kind_unknown',
			text: 'cloze: <p>Which <b>one</b>?</p>'
		}
	]);
});

test.each([
	['a description', 'description', '', [[false, 'description', 'description: <p>Which <b>one</b>?</p>']]],
	['a kind from elsewhere', 'ddwtos', '', [[false, 'kind_unknown', 'ddwtos: <p>Which <b>one</b>?</p>']]],
	[
		'hints and tags',
		'essay',
		`${said('hint', 'Think.')}<tags><tag><text>easy</text></tag></tags>`,
		[
			[true, 'hint', 'Think.'],
			[true, 'tag', 'easy']
		]
	],
	[
		'pictures and files',
		'essay',
		'<generalfeedback format="html"><text>&lt;img src="@@PLUGINFILE@@/a.png" alt="A map"&gt;</text><file name="a.png" encoding="base64">AAAA</file></generalfeedback>',
		[
			[true, 'file', 'a.png'],
			[true, 'image', 'A map']
		]
	],
	[
		'words for markers',
		'essay',
		said('graderinfo', 'Look for x.') + said('responsetemplate', 'Dear'),
		[
			[true, 'answer_template', 'Dear'],
			[true, 'notes_for_markers', 'Look for x.']
		]
	],
	['case that matters', 'shortanswer', `${answer(100, 'Beta')}<usecase>1</usecase>`, [[true, 'case', '']]],
	[
		'a partial credit',
		'shortanswer',
		answer(100, 'Beta') + answer(50, 'beta*'),
		[[true, 'partial_credit', '50 %: beta*']]
	],
	[
		'what is said to any right choice',
		'multichoice',
		`${answer(100, 'a')}${answer(0, 'b')}${said('correctfeedback', 'Right.')}<shuffleanswers>false</shuffleanswers>`,
		[
			[true, 'order_kept', ''],
			[true, 'feedback', 'Right.']
		]
	],
	[
		'another way of marking',
		'ordering',
		`${answer(1, 'a')}${answer(2, 'b')}<gradingtype>ABSOLUTE_POSITION</gradingtype>`,
		[[true, 'marking', 'ABSOLUTE_POSITION']]
	],
	[
		'no right answer',
		'multichoice',
		answer(50, 'a') + answer(0, 'b'),
		[[false, 'no_right_answer', 'Which **one**?']]
	],
	['a number that is none', 'numerical', answer(100, '1x'), [[false, 'not_a_number', 'Which **one**?']]]
] as [string, string, string, [boolean, string, string][]][])('%s is listed', (_, type, inside, listed) => {
	expect(
		read(question(type, inside)).notes.map(({ imported, code, text }) => [imported, code, text])
	).toEqual(listed);
});

describe('hostile documents', () => {
	const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]><quiz><question type="essay"><name><text>&j;</text></name></question></quiz>`;
	const file = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>';
	test.each([
		['a billion laughs', laughs, 'doctype'],
		['a file of ours', file, 'doctype'],
		['a DOCTYPE in small letters, later', '<quiz><!-- x --><!doctype a></quiz>', 'doctype'],
		['ten thousand deep', `<quiz>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</quiz>`, 'too_deep'],
		['names of objects', '<quiz><__proto__>a</__proto__></quiz>', 'not_well_formed'],
		['a tag that is not closed', '<quiz><question>', 'not_well_formed'],
		['text', 'Just text.', 'not_well_formed'],
		['nothing', '', 'not_well_formed'],
		['another document', '<html></html>', 'not_moodle_xml'],
		['NUL', '<quiz>\0</quiz>', 'not_text'],
		['a megabyte of brackets', '{'.repeat(1e6), 'not_well_formed'],
		['a megabyte of angles', '<'.repeat(1e6), 'not_well_formed'],
		['comments without end', '<!--'.repeat(3e5), 'not_well_formed'],
		['too much', ' '.repeat(5_000_001), 'file_too_big'],
		['too many', `<quiz>${'<question/>'.repeat(2001)}</quiz>`, 'too_many_questions']
	])('%s: %#', (_, xml, code) => {
		const began = performance.now();
		expect(questionsFromMoodleXml(xml, 'en')).toMatchObject({ drafts: [], notes: [], problem: { code } });
		expect(performance.now() - began).toBeLessThan(3000);
	});

	test('a DOCTYPE within a question is a text like others', () => {
		expect(
			read(question('essay', said('generalfeedback', '<![CDATA[<!DOCTYPE html>&lt;b&gt; &unknown;]]>')))
				.problem
		).toBeNull();
	});

	test('questions without anything are listed, one by one', () => {
		const { drafts, notes } = read(
			[
				'multichoice',
				'truefalse',
				'matching',
				'ordering',
				'numerical',
				'shortanswer',
				'essay',
				'__proto__',
				'constructor'
			]
				.map((type) => `<question type="${type}"/>`)
				.join('\n')
		);
		expect(drafts).toEqual([]);
		expect(notes.map(({ line, imported }) => [line, imported])).toEqual(
			Array.from({ length: 9 }, (_, i) => [i + 3, false])
		);
	});

	test('words of a megabyte, and of scripts, are read at once', () => {
		const began = performance.now();
		const { notes } = read(
			question(
				'essay',
				said('generalfeedback', `<![CDATA[${'<b><li>'.repeat(1e5)}<script>alert(1)</script>]]>`)
			)
		);
		expect(performance.now() - began).toBeLessThan(4000);
		expect(notes.length).toBeGreaterThan(0);
	});
});
