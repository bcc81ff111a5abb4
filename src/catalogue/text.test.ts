import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText, hasControls, hasOverrides, isOutdated, textIn, type TextRow } from './text.ts';

const row = (
	language: string,
	origin: TextRow['origin'],
	abstract: string | null = null,
	sourceRevision = 1
): TextRow => ({
	language,
	title: `title ${language}`,
	abstract,
	origin,
	sourceRevision
});
const russian = [row('ru', 'original', 'Аннотация'), row('en', 'translation')];

test.each([
	['the page’s language', 'ru', russian, { text: 'title ru', language: 'ru', isTranslation: false }],
	[
		'English otherwise, marked as ours',
		'fr',
		russian,
		{ text: 'title en', language: 'en', isTranslation: true }
	],
	[
		'the original where there is no English',
		'fr',
		[row('es', 'translation'), row('ru', 'original')],
		{ text: 'title ru', language: 'ru', isTranslation: false }
	],
	[
		'anything rather than nothing',
		'fr',
		[row('es', 'translation')],
		{ text: 'title es', language: 'es', isTranslation: true }
	],
	['nothing where there is nothing', 'fr', [], null]
])('a text is shown in %s', (_, language, texts, expected) => {
	expect(textIn(texts, language)).toEqual(expected);
});

test('an abstract falls back by itself, past titles that have none', () => {
	expect(textIn(russian, 'en', 'abstract')).toEqual({
		text: 'Аннотация',
		language: 'ru',
		isTranslation: false
	});
});

test('a translation of an older original is out of date; an original never is', () => {
	const texts = [
		row('en', 'original', null, 3),
		row('es', 'translation', null, 2),
		row('fr', 'translation', null, 3)
	];
	expect(texts.map((one) => isOutdated(one, texts))).toEqual([false, true, false]);
});

test.each([
	['a\u0000b\u0007c', 'abc'],
	['safe\u202egnp.exe', 'safegnp.exe'],
	['e\u0301', 'é'],
	['  two \t words \n here ', 'two words here'],
	['<script>x</script>', '<script>x</script>'],
	['می\u200cخواهم', 'می\u200cخواهم'],
	['lone \ud800 half', 'lone \ufffd half']
])('the line %j is kept as %j', (text, kept) => {
	expect(cleanLine(text)).toBe(kept);
});

test('paragraphs stay, more than one empty line does not', () => {
	expect(cleanText('one\r\n\r\n\r\n\ntwo \u2028 three')).toBe('one\n\ntwo\nthree');
});

test('what was cleaned is clean, and cleaning it again changes nothing', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
			const once = cleanText(text);
			expect(cleanText(once)).toBe(once);
			expect(hasOverrides(once)).toBe(false);
			expect(cleanLine(once)).not.toContain('\n');
		})
	);
});

test.each(['a\u0000', 'bell\u0007', 'bytes \ufffd', 'half \ud800'])('%j has what no text has', (text) => {
	expect(hasControls(text)).toBe(true);
});
