import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stemOf } from './analyse.ts';
import { Beginnings, mayBegin, mayContain } from './beginnings.ts';
import { tokens } from './tokens.ts';

const texts = ['en', 'es', 'fr', 'ar', 'ru', 'zh'].map((language) => {
	const directory = new URL(`../../messages/${language}/`, import.meta.url);
	const files = readdirSync(directory).map((file) => readFileSync(new URL(file, directory), 'utf8'));
	return { language, text: files.join('\n') };
});

const begins = (beginnings: Beginnings, word: string, language: string): boolean =>
	mayBegin(beginnings.in(language), word, 0, word.length);

function lettersOf(word: string, { named }: { named?: string } = {}): Beginnings {
	const beginnings = new Beginnings();
	if (named) beginnings.addName(word, named);
	else beginnings.addTyped(word);
	return beginnings;
}

test.each(texts)('a word in $language may begin as any word of its stem', ({ language, text }) => {
	const words = [...new Set(tokens(text).flatMap((token) => (token.spaced ? [token.text] : [])))];
	const ofOneStem = Map.groupBy(words, (word) => JSON.stringify(stemOf(word, language)));
	const missed = [...ofOneStem.values()]
		.filter((forms) => forms.length > 1)
		.flatMap((forms) =>
			forms.filter((form) => forms.some((other) => !begins(lettersOf(other), form, language)))
		);
	expect(missed).toEqual([]);
});

test.each([
	['accents', 'élèves', 'eleve'],
	['an accent of its own', 'e\u0301lèves', 'xyz'],
	['letters that stand for two', 'œuvre', 'oeuvre'],
	['Cyrillic', 'Ёлка', 'елка'],
	['Arabic with what is set before', 'والتنمية', 'تنمية'],
	['Arabic with another ending and its vowels', 'المُهَاجِرَات', 'مهاجرون'],
	['Arabic as old systems wrote it', '\ufeeb\ufea0\ufeae\ufe93', 'هجرة'],
	['Arabic with a mark of another script', 'هجرة', 'ه\u0301جرة'],
	['a second letter that changes', 'dying', 'die'],
	['an accent on the second letter', 'téléphone', 'telephones'],
	['a mark behind the second letter', 'te\u0301le\u0301phone', 'telephones'],
	['two letters for the second', 'Læring', 'laering'],
	['Greek', 'Σωκράτης', 'σωκράτης']
])('%s', (_, word, typed) => {
	expect(begins(lettersOf(typed), word, 'fr')).toBe(true);
});

test('a name counts in texts of its language, and in letters foreign to it in all', () => {
	expect(
		['fr', 'en', 'pt-BR'].map((language) => begins(lettersOf('remesas', { named: 'es' }), 'remesa', language))
	).toEqual([false, false, false]);
	expect(begins(lettersOf('remesas', { named: 'es' }), 'remesa', 'es-MX')).toBe(true);
	expect(begins(lettersOf('منظمة IOM', { named: 'ar' }), 'IOM', 'ru')).toBe(true);
});

test('a word that begins with the same letter and another second one is not looked at', () => {
	expect(begins(lettersOf('migration'), 'multilateral', 'en')).toBe(false);
	expect(begins(lettersOf('migration'), 'mi', 'en')).toBe(true);
});

test('an Arabic word of other consonants is not looked at', () => {
	expect(begins(lettersOf('هجرة'), 'وزارة', 'ar')).toBe(false);
	expect(begins(lettersOf('migration'), 'وزارة', 'ar')).toBe(false);
});

test('of a script without spaces only characters that are looked for', () => {
	const sought = lettersOf('移民𠮷').in('zh');
	expect(
		['移', '移民', '民移', '𠮷', '移动', '动'].map((text) => mayContain(sought, text, 0, text.length))
	).toEqual([true, true, true, true, false, false]);
});
