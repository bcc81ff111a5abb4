import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { lintFile } from './lint.ts';

let directory = '';
beforeAll(async () => (directory = await mkdtemp(join(tmpdir(), 'serai-lint-'))));
afterAll(() => rm(directory, { recursive: true, force: true }));

async function linted(text: string | Uint8Array, asJson = false): Promise<{ code: number; said: string }> {
	const path = join(directory, 'story.md');
	await writeFile(path, text);
	const said = vi.spyOn(console, 'log').mockReturnValue();
	const code = await lintFile(path, asJson);
	const lines = said.mock.calls.flat().join('\n');
	said.mockRestore();
	return { code, said: lines.replaceAll(path, 'story.md') };
}

test('a contradiction is told with its places, what could be and how many', async () => {
	expect(await linted('# Who came\n\nOf the 240 participants, 130 were women and 120 were men.\n')).toEqual({
		code: 1,
		said: [
			'story.md:3:8  cannot be true: The parts add up to 250, more than the total of 240.',
			'  3:8      “240 participants”',
			'  3:26     “130”',
			'  3:45     “120”',
			'  What the total could be: 250.',
			'',
			'1 found, of which 1 cannot be true.'
		].join('\n')
	});
});

test('what is only doubtful ends with 0', async () => {
	const { code, said } = await linted('They were primarily young professionals (40 per cent).');
	expect([code, said.split('\n').at(-1)]).toEqual([0, '1 found, of which 0 cannot be true.']);
});

test('what goes together ends with 0, and says what was read and looked for', async () => {
	const { code, said } = await linted('In 2021, 12 of 40 schools (30 per cent) closed. All others stayed.');
	const [nothing, , read, lookedFor, languages, ...more] = said.split('\n');
	expect({ code, nothing, read, more }).toEqual({
		code: 0,
		nothing: 'Nothing found that does not go together.',
		read: 'Numbers read: 3, in sentences and table rows: 2.',
		more: []
	});
	expect([lookedFor, languages].map((line) => line?.split(' ').slice(0, 2).join(' '))).toEqual([
		'Looked for:',
		'Words are'
	]);
	const empty = await linted('');
	expect([empty.code, empty.said.split('\n')[2]]).toEqual([
		0,
		'Numbers read: 0, in sentences and table rows: 0.'
	]);
});

test.each([
	[
		'Der Kurs hatte 40 Teilnehmende, und 12 sind nicht wiedergekommen.',
		'Paragraphs that seem to be in another language, read for digits and percentages only: 1.'
	],
	['В курсе участвовали 40 человек, из них 50 женщин.', 'Paragraphs in another script, not read: 1.']
])('a text in another language is said not to be read: %s', async (text, says) => {
	expect((await linted(text)).said.split('\n').at(-1)).toBe(says);
	const beside = await linted(`${text}\n\nOf 50 trainees, 30 passed and the remaining 25 failed.`);
	expect(beside.said).toContain(says);
});

test('for other programs it is a list with the same fields', async () => {
	const { code, said } = await linted('Of the 7 teachers, 33 per cent came.', true);
	expect({ code, list: JSON.parse(said) as unknown }).toEqual({
		code: 1,
		list: [
			{
				kind: 'percentage',
				code: 'percentage_impossible',
				severity: 'cannot-be-true',
				says: 'No whole number of 7 is 33 per cent: the nearest shares are 28.6 and 42.9.',
				places: [
					{ line: 1, column: 8, quote: '7 teachers' },
					{ line: 1, column: 20, quote: '33 per cent' }
				],
				feasible: [
					{ what: 'share', low: 28.57, high: 28.57 },
					{ what: 'share', low: 42.86, high: 42.86 }
				],
				culprit: null,
				restsOnRounding: false,
				values: { percent: 33, base: 7, low: 28.6, high: 42.9 }
			}
		]
	});
	expect(await linted('Nothing to count.', true)).toEqual({ code: 0, said: '[]' });
});

test.each(['contradictions', 'contradicciones'])(
	'the worked example %s is told as it stands beside it',
	async (name) => {
		const example = join(import.meta.dirname, '../../content/impact', name);
		const { code, said } = await linted(await readFile(`${example}.md`));
		expect({ code, said: `${said}\n` }).toEqual({
			code: 1,
			said: await readFile(`${example}.lint.txt`, 'utf8')
		});
	}
);

test.each<[string, () => Promise<string>, string]>([
	['a file that is not there', () => Promise.resolve('gone.md'), 'it does not exist'],
	['a directory', () => Promise.resolve('.'), 'it is a directory'],
	[
		'a picture',
		async () => {
			await writeFile(join(directory, 'picture.png'), new Uint8Array([0x89, 0x50, 0xff, 0xfe]));
			return 'picture.png';
		},
		'no text in UTF-8'
	]
])('%s is a mistake of whoever calls', async (_, made, why) => {
	await expect(lintFile(join(directory, await made()), false)).rejects.toMatchObject({
		name: 'CommandProblem',
		exitCode: 2,
		message: expect.stringContaining(why) as string
	});
});
