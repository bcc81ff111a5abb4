import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvFrom } from '#training/index.ts';
import { aFact, aStory, plainNames } from './paper-builders.server.ts';
import { paperDocx } from './paper-docx.server.ts';
import { figureTable } from './paper-annex.ts';
import { paperPdf, saidOf } from './paper-pdf.server.ts';
import { paperTable } from './paper-table.ts';
import { numbersInText, wordsOf } from './paper-text.ts';
import { paperOf, type PaperBlock } from './paper.ts';

const address = 'https://hub.example/en/stories/four-in-five/releases/2';
const story = aStory();
const paper = paperOf(story, 'en', plainNames);
const isA = <Is extends PaperBlock['is']>(is: Is) =>
	paper.blocks.filter((block): block is Extract<PaperBlock, { is: Is }> => block.is === is);

describe('a story on paper', () => {
	it('says every number in the words of its language', () => {
		const [first] = isA('paragraph');
		expect(wordsOf(first?.of ?? [])).toBe(
			'Six months after, 240 of 300 respondents (80%) had applied what they learned. Of 1,681 people, <b>nobody</b> #let x = 1 & "quoted".'
		);
		const french = paperOf(story, 'fr', plainNames);
		expect(numbersInText(french)[2]?.text).toMatch(/^80[\u00a0\u202f]%$/u);
	});
	it('counts the numbers of its sentences in order, those of its notes last', () =>
		expect(numbersInText(paper).map(({ at, number }) => [at, number.key])).toEqual([
			[1, 'application'],
			[2, 'application'],
			[3, 'application'],
			[4, 'participants'],
			[5, 'application:sector.ngo'],
			[6, 'application:sector.corporate'],
			[7, 'application'],
			[8, 'application']
		]));
	it('knows each fact once, and which stand in no sentence', () => {
		const keys = paper.numbers.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		expect(paper.numbers.filter(({ inText }) => inText).map(({ key }) => key)).toEqual([
			'application',
			'participants',
			'application:sector.ngo',
			'application:sector.corporate'
		]);
	});
	it('tells zero, suppressed and no answer apart in every figure', () =>
		expect(isA('figure')[0]?.figure.rows.map(({ label, state }) => [label, state])).toEqual([
			['Ngo', 'told'],
			['Government', 'told'],
			['Student', 'zero'],
			['Corporate', 'suppressed'],
			['Media', 'no_answer']
		]));
	it('names one base only where all rows have it', () =>
		expect(isA('figure').map(({ figure }) => figure.base)).toEqual([null, '300', null, null]));
	it('has of what was withdrawn neither words nor who said them', () => {
		expect(isA('quote')[1]).toEqual({
			is: 'quote',
			original: null,
			translation: null,
			by: [],
			byLanguage: 'en'
		});
		expect(isA('interview')[1]).toEqual({ is: 'interview', told: null, by: [], byLanguage: 'en' });
	});
	it('leaves a number without its fact open, rather than making one up', () => {
		const torn = paperOf(aStory({ facts: {} }, 'Of {{fact:gone}}.\n\n{{chart:gone}}'), 'en', plainNames);
		expect(torn.blocks).toEqual([
			{ is: 'paragraph', of: ['Of ', '–', '.'].map((text) => ({ is: 'text', text })) }
		]);
	});
});

describe('the files of a release', () => {
	const unzipped = async (language: 'en' | 'ar' = 'en') => {
		const files = unzipSync(await paperDocx(paperOf(story, language, plainNames), address));
		return (name: string) => strFromU8(files[name] ?? new Uint8Array());
	};
	/** What a word processor shows of a part: its runs, a line for each paragraph. */
	const wordsIn = (xml: string): string =>
		[...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>|<w:br\/>/gu)]
			.map(([, text]) => text ?? '\n')
			.join('');

	it('show the same numbers under the same identifiers as the page', async () => {
		const part = await unzipped();
		const document = wordsIn(part('word/document.xml'));
		const said = await saidOf(paper, address);
		for (const { key, value, n, base, missing, state, query } of paper.numbers) {
			const told = state === 'told' || state === 'zero' ? [n, base, missing] : ['–', '–', '–'];
			expect(said.annex.rows.find((row) => row.key === key)).toMatchObject({
				value,
				query,
				n: told[0],
				base: told[1]
			});
			const [, row = ''] = document.split(new RegExp(`^${key}$`, 'mu'));
			expect(row.split('\n').slice(1, 7).filter(Boolean), key).toEqual([
				expect.any(String),
				query,
				value,
				...told
			]);
		}
		for (const { text } of numbersInText(paper))
			expect(document + wordsIn(part('word/footnotes.xml'))).toContain(text);
	});
	it('are a PDF that Typst could write, in both directions', async () => {
		for (const language of ['en', 'ar'] as const) {
			const pdf = await paperPdf(paperOf(story, language, plainNames), address);
			expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe('%PDF-');
		}
	}, 60_000);
	it('take words for words: no command, no markup', async () => {
		const odd = aStory(
			{},
			'# #panic("no") $x$ @ref <label> \\ `#x` *a* {{fact:application}} [x](https://x.org/#a"b)'
		);
		const oddPaper = paperOf(odd, 'en', plainNames);
		expect((await paperPdf(oddPaper, address)).length).toBeGreaterThan(1000);
		const files = unzipSync(await paperDocx(oddPaper, address));
		expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain('&lt;label&gt;');
	}, 60_000);
	it('draw each figure for programmes that show no SVG, too', async () => {
		const files = unzipSync(await paperDocx(paper, address));
		const named = (ending: string): string[] => Object.keys(files).filter((name) => name.endsWith(ending));
		expect(named('.svg').length).toBeGreaterThan(0);
		expect(named('.png')).toHaveLength(named('.svg').length);
		// Its head says how wide it is: a figure, or a square of a legend.
		const drawn = named('.png').map((name) => Buffer.from(files[name] ?? []));
		const wide = (png: Buffer): number => png.readUInt32BE(16);
		expect(new Set(drawn.map(wide))).toEqual(new Set([1200, 48]));
		// A drawing of one colour would be far smaller.
		for (const png of drawn) expect(wide(png) === 48 || png.length > 5000).toBe(true);
	});
	it('name those of whom nothing is told together, where they are many', () => {
		const [figure] = paper.figures;
		if (!figure) throw new Error('The story has no figure.');
		const rows = (hidden: number): typeof figure.rows =>
			Array.from({ length: hidden + 1 }, (_, i) => ({
				...{ ...figure.rows[0]!, key: `k${i}`, label: `L${i}` },
				...{ state: i === 0 ? 'told' : 'suppressed', text: i === 0 ? '40' : 'too few' }
			}));
		const labels = (hidden: number) =>
			figureTable({ ...figure, rows: rows(hidden) }, paper).rows.map(([label]) => label);
		expect(labels(3)).toEqual(['L0', 'L1', 'L2', 'L3']);
		expect(labels(6)).toEqual(['L0', 'L1 · L2 · L3 · L4 · L5 · L6']);
	});
	it('refuse a script that our fonts lack', async () =>
		await expect(
			paperPdf(paperOf(aStory({ title: 'ქართული' }), 'en', plainNames), address)
		).rejects.toMatchObject({
			code: 'certificate_script'
		}));
	it('have real footnotes, headings, a table for each figure, and properties', async () => {
		const part = await unzipped();
		const document = part('word/document.xml');
		expect(document.match(/<w:footnoteReference w:id="\d+"\/>/gu)).toEqual([
			'<w:footnoteReference w:id="1"/>',
			'<w:footnoteReference w:id="2"/>'
		]);
		expect(wordsIn(part('word/footnotes.xml'))).toContain(
			'Asked in a survey of six months after; 4 said nothing.'
		);
		expect(document.match(/w:val="Heading[23]"/gu)?.length).toBe(4);
		expect(part('docProps/core.xml')).toContain('<dc:title>Four in five used it at work</dc:title>');
		expect(part('docProps/custom.xml')).toContain(address);
	});
	it('run from the right in Arabic', async () => {
		const document = (await unzipped('ar'))('word/document.xml');
		expect(document).toContain('<w:bidi/>');
		expect(document).toContain('<w:bidiVisual/>');
		expect(document).toContain('<w:rtl/>');
	});
	it('say nothing of what was withdrawn or suppressed', async () => {
		const said = JSON.stringify(await saidOf(paper, address));
		const document = (await unzipped())('word/document.xml');
		for (const text of [said, document]) expect(text).toContain('withdrawn');
		expect(said).not.toMatch(/"value":null/u);
	});
});

describe('the numbers of a release, for programs', () => {
	const [head = [], ...rows] = paperTable(paper, story.facts);
	const cell = (key: string, column: string) => rows.find((row) => row[2] === key)?.[head.indexOf(column)];
	it('stand as they were computed, with what was shown', () => {
		expect(rows.length).toBe(paper.numbers.length);
		expect(cell('application:sector.government', 'value')).toBe(61 / 94);
		expect(cell('application:sector.government', 'shown')).toBe('65%');
		expect(cell('application:sector.government', 'group')).toBe('sector=government');
	});
	it('leave what is suppressed empty, never 0', () => {
		const hidden = aFact('application:sector.corporate', { state: 'suppressed', value: 0.5, n: 2, base: 4 });
		const table = paperTable(paper, { ...story.facts, [hidden.key]: hidden });
		const row = table.find((one) => one[2] === hidden.key) ?? [];
		expect(['state', 'value', 'n', 'base', 'missing'].map((name) => row[head.indexOf(name)])).toEqual([
			'suppressed',
			null,
			null,
			null,
			null
		]);
	});
	it('hold no formula', () => {
		const names = { ...plainNames, indicator: () => ({ name: '=1+1', counts: '@SUM(A1)', limits: '-2' }) };
		const csv = csvFrom(paperTable(paperOf(story, 'en', names), story.facts));
		expect(csv).toContain(`"'=1+1"`);
		expect(csv).not.toMatch(/(?:^|,)[=@-]/mu);
	});
});
