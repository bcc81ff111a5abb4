import { describe, expect, test } from 'vitest';
import { fileKindOf, refusalToServeSvg } from './file-kind.ts';

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;

describe('only shapes are let into a drawing', () => {
	test.each([
		['shapes', svg('<title>A bridge</title><path fill="#7a1f2b" d="M0 0h9v9z"/>')],
		['a prologue', `<?xml version="1.0" encoding="UTF-8"?>${svg('<g><circle r="3"/></g>')}`],
		['a reference into itself', svg('<defs><rect id="a"/></defs><use href="#a"/><g fill="url(#b)"/>')]
	])('%s', (_, drawing) => expect(refusalToServeSvg(drawing)).toBe(null));

	test.each([
		['a script', svg('<script>alert(1)</script>')],
		['a script in another case', svg('<ScRiPt href="x"/>')],
		['a script with a prefix', svg('<svg:script>alert(1)</svg:script>')],
		['an event', svg('<path onload="alert(1)"/>')],
		['an event after a slash', svg('<path/onload=alert(1)>')],
		['a page inside', svg('<foreignObject><iframe src="x"/></foreignObject>')],
		['an image from elsewhere', svg('<image href="https://x.example/y.png"/>')],
		['a use from elsewhere', svg('<use xlink:href="https://x.example/y.svg#a"/>')],
		['a link that runs', svg('<use href="javascript:alert(1)"/>')],
		['a style', svg('<style>@import "https://x.example"</style>')],
		['a fill from elsewhere', svg('<path fill="url(https://x.example)"/>')],
		['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`],
		['a style sheet', `<?xml-stylesheet href="x"?>${svg('')}`],
		['an animation', svg('<set attributeName="href" to="javascript:x"/>')]
	])('not %s', (_, drawing) => expect(refusalToServeSvg(drawing)).toBe('svg_unsafe'));
});

test('a type has one name here, and what is not listed is none', () => {
	expect([
		fileKindOf('audio/x-m4a'),
		fileKindOf('image/png'),
		fileKindOf('application/x-msdownload')
	]).toEqual(['audio/mp4', 'image/png', null]);
});
