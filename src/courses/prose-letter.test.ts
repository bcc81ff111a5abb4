import { expect, test } from 'vitest';
import { proseFrom } from './prose.ts';
import { proseLetter } from './prose-letter.ts';

test.each([
	['words lose their signs', 'The **first _lesson_** is `open`.', 'The first lesson is open.'],
	['paragraphs stay apart', 'One.\n\nTwo,\nand on.', 'One.\n\nTwo,\nand on.'],
	[
		'a link says where it leads',
		'See [the plan](https://example.org/a).',
		'See the plan (https://example.org/a).'
	],
	['an address is said once', 'See <https://example.org/a>.', 'See https://example.org/a.'],
	['lists keep their signs', '- bread\n- salt\n\n1. bake\n2. sell', '– bread\n– salt\n\n1. bake\n2. sell'],
	['a list in a list moves in', '- bread\n  - rye', '– bread\n  – rye'],
	['a quotation is marked', '> Six loaves.\n> A day.', '> Six loaves.\n> A day.'],
	['a table is its cells', '| a | b |\n|---|---|\n| 1 | 2 |', 'a | b\n1 | 2'],
	['HTML is text', '<b>now</b>', '<b>now</b>']
])('%s', (_, markdown, letter) => {
	expect(proseLetter(proseFrom(markdown))).toBe(letter);
});
