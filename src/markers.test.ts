import { expect, test } from 'vitest';
import { withoutMarkers } from './markers.ts';

test.each([
	['nothing hydrates', '<p><!--[0-->A<!--]--><!---->B</p><!--[-1--><!--[!--><!--1ur7f7n-->', '<p>AB</p>'],
	['other comments stay', '<!-- for a reader --><!--[if IE]>', '<!-- for a reader --><!--[if IE]>'],
	[
		'a part keeps its own, with the elements in it',
		'<!--[--><div data-part="quiz" data-of="x"><!--[--><div><!--]--></div><!--]--></div><!--]--><div><!---->C</div>',
		'<div data-part="quiz" data-of="x"><!--[--><div><!--]--></div><!--]--></div><div>C</div>'
	],
	[
		'two parts, one after the other',
		'<!--[--><div data-part="a"><!--]--></div><!----><div data-part="b"><!----></div><!---->',
		'<div data-part="a"><!--]--></div><div data-part="b"><!----></div>'
	],
	[
		'words that look like a part lose nothing',
		'<p> data-part="x" <!--[-->A</p>',
		'<p> data-part="x" <!--[-->A</p>'
	]
])('%s', (_, page, kept) => {
	expect(withoutMarkers(page)).toBe(kept);
});
