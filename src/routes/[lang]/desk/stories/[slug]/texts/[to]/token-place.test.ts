import { expect, test } from 'vitest';
import { tokenPlaced } from './token-place.ts';

const chart = '{{chart:obstacles}}';

test.each<[string, string, string, string]>([
	[
		'a number stands in its sentence',
		'Of | people',
		'{{fact:participants}}',
		'Of {{fact:participants}} people'
	],
	['a figure parts the words around it', 'One.| Two.', chart, `One.\n\n${chart}\n\n Two.`],
	['in an empty text', '|', chart, chart],
	['at the end of a line', 'One.\n|', chart, `One.\n\n${chart}`],
	['in an empty line it needs no other', 'One.\n\n|\n\nTwo.', chart, `One.\n\n${chart}\n\nTwo.`],
	['before a line', '|\nTwo.', chart, `${chart}\n\nTwo.`]
])('%s', (_, marked, token, whole) => {
	const at = marked.indexOf('|');
	const text = marked.replace('|', '');
	expect(text.slice(0, at) + tokenPlaced(text, at, at, token) + text.slice(at)).toBe(whole);
});
