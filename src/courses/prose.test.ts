import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { plainText, proseFrom, type Prose } from './prose.ts';

const paragraph = (text: string): Prose => [{ is: 'paragraph', of: [{ is: 'text', text }] }];

describe('Markdown becomes a tree that holds no HTML', () => {
	test.each<[string, string, Prose]>([
		['words', 'A bank asks.', paragraph('A bank asks.')],
		['a script is text', '<script>alert(1)</script>', paragraph('<script>alert(1)</script>')],
		['a tag within a line is text', 'a <b onclick="x()">b</b>', paragraph('a <b onclick="x()">b</b>')],
		['a link that runs code is its words', '[look](javascript:alert(1))', paragraph('look')],
		['a link with data is its words', '[look](data:text/html;base64,AAAA)', paragraph('look')],
		[
			'a link to a page',
			'[ILO](https://ilo.example/a)',
			[
				{
					is: 'paragraph',
					of: [{ is: 'link', to: 'https://ilo.example/a', of: [{ is: 'text', text: 'ILO' }] }]
				}
			]
		],
		['an image is what it shows', '![a bridge](https://x.example/y.png)', paragraph('a bridge')],
		[
			'the largest heading is the page’s own, so the first of ours is the third',
			'# One',
			[{ is: 'heading', level: 3, of: [{ is: 'text', text: 'One' }] }]
		],
		[
			'a table',
			'| a | b |\n|---|---|\n| 1 | 2 |',
			[
				{
					is: 'table',
					head: [[{ is: 'text', text: 'a' }], [{ is: 'text', text: 'b' }]],
					rows: [[[{ is: 'text', text: '1' }], [{ is: 'text', text: '2' }]]]
				}
			]
		],
		['a list', '1. one\n2. two', [{ is: 'list', ordered: true, of: [paragraph('one'), paragraph('two')] }]],
		['nothing', '', []]
	])('%s', (_, markdown, expected) => {
		expect(proseFrom(markdown)).toEqual(expected);
	});
});

test('whatever is written gives a tree, and links in it are pages or letters', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 300 }), (markdown) => {
			const text = JSON.stringify(proseFrom(markdown));
			expect(/"to":"(?!https?:|mailto:)/u.test(text)).toBe(false);
		})
	);
});

test.each(['>', '> ', '- ', '1. ', '> - '])('%j repeated thirty thousand times is cut, not fatal', (mark) => {
	const began = performance.now();
	const prose = proseFrom(`${mark.repeat(30_000 / mark.length)} deep\n\nAnd then **more**.`);
	expect(plainText(prose).split('\n').at(-1)).toBe('And then more.');
	expect(plainText(prose)).toContain('deep');
	expect(performance.now() - began).toBeLessThan(1000);
});

test('a rule of many signs is a rule, and lists on one line stay as deep as anybody means them', () => {
	expect(proseFrom('- '.repeat(30))).toEqual([{ is: 'rule' }]);
	expect(plainText(proseFrom('- - - 1. deep'))).toBe('deep');
});
