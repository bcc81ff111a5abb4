import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stemOf } from './analyse.ts';
import { Beginnings, mayBegin } from './beginnings.ts';
import { tokens } from './tokens.ts';

const texts = ['en', 'es', 'fr', 'ar', 'ru', 'zh'].map((language) => ({
	language,
	text: readFileSync(new URL(`../../messages/${language}/learning.json`, import.meta.url), 'utf8')
}));

function lettersOf(word: string, { named }: { named?: string } = {}): Beginnings {
	const beginnings = new Beginnings();
	if (named) beginnings.addName(word, named);
	else beginnings.addTyped(word);
	return beginnings;
}

test.each(texts)('a word in $language may begin as any word of its stem', ({ language, text }) => {
	const words = [...new Set(tokens(text).flatMap((token) => (token.spaced ? [token.text] : [])))];
	const ofOneStem = Map.groupBy(words, (word) => JSON.stringify(stemOf(word, language)));
	const missed = [...ofOneStem.values()].flatMap((forms) =>
		forms.filter((form) => forms.some((other) => !mayBegin(lettersOf(other).in(language), form, 0)))
	);
	expect(missed).toEqual([]);
});

test.each([
	['accents', 'élèves', 'eleve'],
	['an accent of its own', 'e\u0301lèves', 'xyz'],
	['letters that stand for two', 'œuvre', 'oeuvre'],
	['Cyrillic', 'Ёлка', 'елка'],
	['Arabic with what is set before', 'والتنمية', 'تنمية'],
	['Greek', 'Σωκράτης', 'σωκράτης']
])('%s', (_, word, typed) => {
	expect(mayBegin(lettersOf(typed).in('fr'), word, 0)).toBe(true);
});

test('a name counts in texts of its language, and in letters foreign to it in all', () => {
	expect(
		['fr', 'en', 'pt-BR'].map((language) =>
			mayBegin(lettersOf('remesas', { named: 'es' }).in(language), 'remesa', 0)
		)
	).toEqual([false, false, false]);
	expect(mayBegin(lettersOf('remesas', { named: 'es' }).in('es-MX'), 'remesa', 0)).toBe(true);
	expect(mayBegin(lettersOf('منظمة IOM', { named: 'ar' }).in('ru'), 'IOM', 0)).toBe(true);
});
