import { conceptNames } from '#vocabulary/index.ts';
import { expect, test } from 'vitest';
import { ConceptFinder } from './concepts.ts';
import { analyse, titleWord, titleWords } from './document.ts';
import { SearchIndex } from './search-index.ts';
import { Spelling } from './spelling.ts';
import { suggestion } from './suggestion.ts';

const now = new Date('2026-06-01T00:00:00Z');
const index = SearchIndex.empty(new ConceptFinder(conceptNames()), () => []);
const words: [string, number, string | null][] = [];
const titles: [language: string, title: string][] = [
	['en', 'Volunteers and visitors in museums'],
	['en', 'Practical cooking for visitors'],
	['fr', 'Pratique du bénévolat : une pédagogie active'],
	['fr', 'Pédagogie pour visiteurs'],
	['es', 'Guía práctica para el voluntariado'],
	['es', 'Pedagogía para visitantes'],
	['ru', 'Музейная педагогика'],
	['ar', 'التطوع في المتاحف']
];
for (const [i, [language, title]] of titles.entries()) {
	const document = {
		key: `entry:${i}`,
		texts: [{ language, title, body: '' }],
		filters: [],
		periods: [],
		newestAt: now
	};
	index.take(document.key, i, analyse(document));
	for (const kept of titleWords(document)) {
		const { word, language: of } = titleWord(kept);
		words.push([word, 1, of]);
	}
}
const spelling = new Spelling(words);
const meant = (text: string, language = 'en') =>
	suggestion(index, text, index.parse(text), spelling, language);

test.each([
	['a word mistyped', 'musuems', 'museums'],
	['beside a word of its language', 'visitors musuems', 'visitors museums'],
	['a word that exists only in other languages’ records', 'practica', null],
	[
		'right in its own language: the French word is not offered',
		'voluntariado pedagogos',
		'voluntariado pedagogía'
	],
	['Spanish beside Spanish is not made French', 'visitantes pratice', 'visitantes práctica'],
	['French beside French is not made Spanish', 'visiteurs pratice', 'visiteurs pratique'],
	['English beside English is neither', 'cooking pratical', 'cooking practical'],
	['a word for a filter is known, whatever is tagged', 'curso gratuito', null],
	['in French', 'cours gratuit', null],
	['in Arabic', 'دورة مجانية', null],
	['in Russian', 'бесплатный курс', null],
	['in Chinese', '免费课程', null],
	['a topic of which nothing exists', 'statelessness', null],
	['a country without records', 'kiribati', null],
	['Russian', 'педагогка', 'педагогика'],
	['Arabic', 'المتاحق', 'المتاحف'],
	['nothing near', 'xylophone', null]
])('%s: %s', (_, text, expected) => {
	expect(meant(text)).toBe(expected);
});

test('where no other word tells the language, the page does', () => {
	expect([meant('pedagogja', 'fr'), meant('pedagogja', 'es')]).toEqual(['pédagogie', 'pedagogía']);
});
