import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../testing/pdf.ts';
import { aStory, plainNames } from './paper-builders.server.ts';
import { paperDocx } from './paper-docx.server.ts';
import { paperPdf } from './paper-pdf.server.ts';
import { numbersInText } from './paper-text.ts';
import { paperOf } from './paper.ts';

const address = 'https://hub.example/en/stories/four-in-five/releases/2';
const dense = (text: string): string => text.replace(/[\s\u200e\u200f\u2066-\u2069]+/gu, '');

describe.each(['en', 'ar'] as const)('a PDF read back, in %s', (language) => {
	const paper = paperOf(aStory(), language, plainNames);

	it('names its title and language', async () =>
		expect(await readPdf(await paperPdf(paper, address))).toMatchObject({ title: paper.title, language }));

	it('says the numbers and identifiers of the page, as the document does', async () => {
		const read = await readPdf(await paperPdf(paper, address));
		const files = unzipSync(await paperDocx(paper, address));
		const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
		const document = dense([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</gu)].map(([, text]) => text).join(''));
		const pdf = dense(read.text);
		for (const { key, query, n, base } of paper.numbers) {
			expect(read.links).toContain(`${address}/numbers/${encodeURIComponent(key)}`);
			expect(document).toContain(key);
			for (const text of [query, n, base].filter((one) => /^[\w.,]+$/u.test(one)))
				for (const file of [pdf, document]) expect(file).toContain(text);
		}
		// Read from the right, pdf.js loses the last signs of what runs from the left.
		if (language === 'ar') return;
		for (const { text } of numbersInText(paper))
			for (const file of [pdf, document]) expect(file + notesOf(files)).toContain(dense(text));
		for (const { key, value } of paper.numbers)
			for (const text of [key, value])
				for (const file of [pdf, document]) expect(file).toContain(dense(text));
	}, 60_000);
});

function notesOf(files: Record<string, Uint8Array>): string {
	const xml = strFromU8(files['word/footnotes.xml'] ?? new Uint8Array());
	return dense([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</gu)].map(([, text]) => text).join(''));
}
