import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aQuestion, aWave } from './builders.server.ts';
import { tableFromCsv } from './csv.ts';
import { answersOf, participationOf, responsesOf } from './response.server.ts';
import { likelyMapping, takeIn } from './taking-in.ts';
import { importResponses, previewResponses, tableOfFile } from './taking-in.server.ts';
import { questionnaireOfWave, waveById } from './wave.server.ts';

useDatabase();
const now = new Date('2027-03-03T10:15:00Z');
const questions = [
	aQuestion('applied', { required: true }),
	aQuestion('topics', { kind: 'several' }),
	aQuestion('parts', { kind: 'matrix', rows: [{ id: 'content', texts: { en: 'Content', ar: 'المحتوى' } }] }),
	aQuestion('share', { kind: 'number', options: [], least: 0, most: 100 }),
	aQuestion('day', { kind: 'date', options: [] }),
	aQuestion('how', { kind: 'long', options: [] })
];
const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string; message: string }) => error.code ?? error.message
	);

test.each<[string, string[][]]>([
	[
		'a,b\r\n1,"x, ""y"""\r\n',
		[
			['a', 'b'],
			['1', 'x, "y"']
		]
	],
	[
		'\ufeffa;b\n1;2',
		[
			['a', 'b'],
			['1', '2']
		]
	],
	[
		'a\tb\n\n1\t"two\nlines"\n',
		[
			['a', 'b'],
			['1', 'two\nlines']
		]
	],
	[
		"a,b\n'=1+1,'-5\n",
		[
			['a', 'b'],
			['=1+1', '-5']
		]
	],
	[
		'a,b\n1,',
		[
			['a', 'b'],
			['1', '']
		]
	],
	['a\n"open', [['a'], ['open']]],
	['', []]
])('%j is a table', (text, table) => expect(tableFromCsv(text)).toEqual(table));

describe('responses collected elsewhere', () => {
	const head = '_uuid,group/applied,topics/yes,topics/no,parts__content,share,day,how,_language';
	const file = (...lines: string[]) => tableOfFile(new TextEncoder().encode([head, ...lines].join('\n')));

	test('are mapped by the names of their columns, and every refused row has its reason', async () => {
		const wave = await aWave({ linkage: 'pseudonymous' }, questions);
		const questionnaire = await questionnaireOfWave(await waveById(wave.id));
		const table = file(
			'u1,Yes,1,0,yes,"12,5",2027-01-02T10:00,=HYPERLINK(),ar',
			'u2,no,0,1,,101,,,',
			'u3,maybe,,,,,,,',
			',yes,,,,,,,',
			'u1,no,,,,,,,',
			'u4,,,,,,,,',
			'u5,no,,,,,46388,,xx'
		);
		const mapping = likelyMapping(table[0] ?? [], questionnaire);
		expect(mapping).toEqual({
			...{ key: '_uuid', language: '_language' },
			columns: {
				...{ 'group/applied': 'applied', 'topics/yes': 'topics__yes', 'topics/no': 'topics__no' },
				...{ parts__content: 'parts__content', share: 'share', day: 'day', how: 'how' }
			}
		});
		const { rows, refused } = takeIn(table, mapping, questionnaire, () => true);
		expect(rows.map(({ key, language, answers }) => [key, language, answers])).toEqual([
			[
				'u1',
				'ar',
				{
					applied: 'yes',
					topics: ['yes'],
					parts: { content: 'yes' },
					share: 12.5,
					day: '2027-01-02',
					how: '=HYPERLINK()'
				}
			],
			['u5', 'en', { applied: 'no', day: '2027-01-01' }]
		]);
		expect(refused.map(({ row, column, value, code }) => `${row} ${column} “${value}” ${code}`)).toEqual([
			...[
				'3 share “101” survey_at_most',
				'4 group/applied “maybe” not_chosen',
				'5 _uuid “” survey_row_without_key'
			],
			...['6 _uuid “u1” survey_row_twice', '7 _uuid “u4” survey_nothing_answered']
		]);
		const preview = await previewResponses(wave.editor, wave.slug, table, mapping);
		expect([preview.added, preview.refused.length]).toEqual([2, 5]);
		expect((await answersOf(wave.id)).responses.length).toBe(0);
		expect((await importResponses(wave.editor, wave.slug, table, mapping, now)).added).toBe(2);
		const again = await importResponses(wave.editor, wave.slug, table, mapping, now);
		expect([again.added, again.unchanged]).toEqual([0, 2]);
		const changed = await previewResponses(wave.editor, wave.slug, file('u1,No,,,,,,,'), mapping);
		expect(changed.refused.map(({ code }) => code)).toEqual(['survey_row_changed']);
		expect((await answersOf(wave.id)).responses.map(({ imported, week }) => [imported, week])).toEqual([
			...[
				[true, '2027-03-01'],
				[true, '2027-03-01']
			]
		]);
	});

	test('fifty thousand rows with a bad one: the one is named, the others are taken in, together', async () => {
		const wave = await aWave({ kind: 'open', linkage: 'anonymous', reminderDays: [] }, questions);
		const lines = Array.from(
			{ length: 50_000 },
			(_, i) => `u${i},${i === 33_333 ? 'perhaps' : 'yes'},1,1,no,${i % 101},2027-01-02,So,en`
		);
		const table = file(...lines);
		const mapping = likelyMapping(table[0] ?? [], await questionnaireOfWave(await waveById(wave.id)));
		const started = performance.now();
		const outcome = await importResponses(wave.editor, wave.slug, table, mapping, now);
		const seconds = (performance.now() - started) / 1000;
		expect([outcome.added, outcome.refused.map(({ row, code }) => `${row} ${code}`)]).toEqual([
			49_999,
			['33335 not_chosen']
		]);
		expect(seconds).toBeLessThan(60);
		process.stdout.write(`50,000 rows taken in within ${seconds.toFixed(1)} s\n`);
		expect(await participationOf({ id: wave.id, kind: 'open' })).toMatchObject({
			responses: 49_999,
			waiting: 0
		});
	}, 120_000);

	test('of a workbook the first sheet; into a named wave nothing', async () => {
		const table = tableOfFile(
			writeWorkbook({
				one: [
					['id', 'applied'],
					['a', 'yes']
				],
				two: []
			})
		);
		expect(table).toEqual([
			['id', 'applied'],
			['a', 'yes']
		]);
		const wave = await aWave({ linkage: 'named' }, questions);
		const mapping = { key: 'id', language: null, columns: { applied: 'applied' } };
		expect(await codeOf(importResponses(wave.editor, wave.slug, table, mapping, now))).toBe(
			'survey_import_named'
		);
		expect(await responsesOf(await waveById(wave.id))).toEqual([]);
	});
});
