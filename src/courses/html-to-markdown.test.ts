import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEntities, escapeMarkdown, htmlToMarkdown } from './html-to-markdown.ts';
import { moodleText, oneLine } from './moodle-text.ts';
import { plainText, proseFrom } from './prose.ts';

function converted(html: string) {
	const left: string[] = [];
	return [htmlToMarkdown(html, (code, text) => left.push(`${code}: ${text}`)), left];
}

test.each([
	['<p>One</p><p>Two<br />lines</p>', 'One\n\nTwo\\\nlines'],
	['a <b>bold </b>word and <em>one</em>', 'a **bold** word and *one*'],
	[
		'<ul><li>One</li><li><p>Two</p><ol><li>deep</li></ol></li></ul>after',
		'- One\n- Two\n   1. deep\n\nafter'
	],
	['see <a href="https://iom.int/a_(b)">the page</a>.', 'see [the page](https://iom.int/a_%28b%29).'],
	['<code>a `b`</code>', '`` a `b` ``'],
	['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\n\nc'],
	['<span class="x">caf&eacute; &amp;lt; &#1593;</span>', 'café \\&lt; ع'],
	['2 < 3 and 4 > 3', '2 < 3 and 4 > 3'],
	['a<!-- b -->c<?php d ?>', 'ac'],
	['5 * 3 = 15, snake_case, _x_', '5 \\* 3 = 15, snake_case, \\_x\\_'],
	['<p>- no list</p><p># no title</p><p>1. no item</p>', '\\- no list\n\n\\# no title\n\n1\\. no item'],
	['<b>open', '**open**'],
	['</b></p></li>', ''],
	['<p>&nbsp;</p>', '']
])('%s', (html, markdown) => {
	expect(converted(html)).toEqual([markdown, []]);
});

test.each([
	['<img src="@@PLUGINFILE@@/a.png" alt="A map">', 'A map', ['image: A map']],
	['<img src="x.png">', '', ['image: x.png']],
	['<a href="javascript:alert(1)">here</a>', 'here', ['link: javascript:alert(1)']],
	['a<script>alert("<b>")</script>b', 'ab', ['script: alert("<b>")']],
	['<iframe src="https://x.test/v"></iframe>', '', ['media: https://x.test/v']]
])('%s is left out, and said', (html, markdown, left) => {
	expect(converted(html)).toEqual([markdown, left]);
});

test('plain text is shown as it is', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom(...'ab1 *_`[]()<>&;#-+=~|:.!\\/"\'éع'), maxLength: 30 }),
			(text) => {
				expect(plainText(proseFrom(escapeMarkdown(text)))).toBe(text.trim());
			}
		),
		{ numRuns: 3000 }
	);
});

test('HTML shows the words it had', () => {
	const text = fc.string({ unit: fc.constantFrom(...'ab1*_`[]()#-+&;!\\éع'), minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(text, (words) => {
			const html = words.replaceAll('&', '&amp;');
			expect(plainText(proseFrom(htmlToMarkdown(`<div><p>${html}</p></div>`, () => {})))).toBe(words);
		}),
		{ numRuns: 1000 }
	);
});

test('each format is read in its own way', () => {
	const read = (text: string, format: Parameters<typeof moodleText>[1]) => moodleText(text, format, () => {});
	expect(read(' **a** ', 'markdown')).toBe('**a**');
	expect(read('**a**', 'plain')).toBe('\\*\\*a\\*\\*');
	expect(read('a\nb', 'moodle')).toBe('a\nb');
	expect(read('a\n<b>b</b>', 'moodle')).toBe('a\\\n**b**');
	expect(oneLine(read('<p>a<br>b</p><p>c</p>', 'html'))).toBe('a b c');
	expect(oneLine('a\\\\\nb')).toBe('a\\\\ b');
});

test('an entity is read once', () => {
	expect(decodeEntities('&amp;lt; &unknown; &#0; &#xd800; &#x110000; &constructor;')).toBe(
		'&lt; &unknown; \ufffd \ufffd \ufffd &constructor;'
	);
});

test('a great deal of anything is read at once', () => {
	for (const piece of [
		'<',
		'<b>',
		'</b>',
		'<b ',
		'<a href="',
		'<!--',
		'<li>',
		'<ul>',
		'<ul><li>',
		'&',
		'{',
		'<script>',
		'<br>',
		'<p>x',
		'<code>`',
		'"',
		'<b>x</i>'
	]) {
		const began = performance.now();
		htmlToMarkdown(piece.repeat(3e5 / piece.length), () => {});
		expect([piece, performance.now() - began < 3000]).toEqual([piece, true]);
	}
});
