import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConceptFinder } from './concepts.ts';
import { highlight, matcherOf } from './highlight.ts';
import { parseQuery } from './query.ts';

const finder = new ConceptFinder([
	{ concept: 'topic:remittances', language: 'es', text: 'remesas' },
	{ concept: 'topic:remittances', language: 'ar', text: 'التحويلات المالية' },
	{ concept: 'topic:remittances', language: 'zh', text: '侨汇' }
]);
/** Marked pieces in brackets. */
function shown(text: string, language: string, query: string, excerpt?: number): string {
	const pieces = highlight(text, language, matcherOf(parseQuery(query, finder), finder), { excerpt });
	return pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('');
}

test.each([
	[
		'words by their stems',
		'Migrants and a migrant’s rights',
		'en',
		'migrant',
		'[Migrants] and a [migrant]’s rights'
	],
	['accents and case', 'Réfugiés, réfugiée', 'fr', 'REFUGIE', '[Réfugiés], [réfugiée]'],
	['Arabic with its clitics', 'الهجرة والتنمية', 'ar', 'تنمية', 'الهجرة [والتنمية]'],
	['Chinese words within a run', '国际劳务移民手册', 'zh', '劳务移民', '国际[劳务移民]手册'],
	[
		'the name of the concept in the text’s language',
		'دور التحويلات المالية هنا',
		'ar',
		'remesas',
		'دور [التحويلات المالية] هنا'
	],
	['no part of such a name', 'التحويلات هنا', 'ar', 'remesas', 'التحويلات هنا'],
	['such a name in Chinese', '侨汇手册', 'zh', 'remesas', '[侨汇]手册'],
	['not what was excluded', 'Law and cities', 'en', 'law -cities', '[Law] and cities'],
	['nothing where nothing was asked', 'Law <b>&amp;', 'en', '', 'Law <b>&amp;']
])('marks %s', (_, text, language, query, expected) => {
	expect(shown(text, language, query)).toBe(expected);
});

test('an excerpt stands around the first mark and is cut between words', () => {
	const text = `${'before '.repeat(40)}migrants ${'after '.repeat(40)}`.trim();
	expect(shown(text, 'en', 'migrant', 60)).toBe(
		'…before before [migrants] after after after after after after…'
	);
});

test('the pieces are the text, and an excerpt is a part of it', () => {
	const word = fc.constantFrom(
		'migrants',
		'law',
		'侨汇',
		'劳务',
		'😀',
		'réfugiés',
		' ',
		'\n',
		'’',
		'x'.repeat(50)
	);
	fc.assert(
		fc.property(
			fc.array(word, { maxLength: 60 }),
			fc.array(word, { maxLength: 3 }),
			fc.integer({ min: 20, max: 80 }),
			(words, asked, excerpt) => {
				const text = words.join('');
				const matcher = matcherOf(parseQuery(asked.join(' '), finder), finder);
				const joined = (options?: { excerpt: number }) =>
					highlight(text, 'en', matcher, options)
						.map((piece) => piece.text)
						.join('');
				expect(joined()).toBe(text);
				const part = joined({ excerpt }).replace(/^…|…$/g, '');
				expect([text.includes(part), part.isWellFormed()]).toEqual([true, true]);
			}
		)
	);
});
