import { describe, expect, it } from 'vitest';
import { xml, xmlDocument } from './xml.ts';

describe('xml', () => {
	it('escapes text in elements and attributes', () => {
		const made = xml`<a title="${'"><b>'}">${"R&D <script>'x'</script>"}</a>`;
		expect(made.markup).toBe(
			'<a title="&quot;&gt;&lt;b&gt;">R&amp;D &lt;script&gt;&apos;x&apos;&lt;/script&gt;</a>'
		);
	});

	it('keeps what is already xml, joins lists and leaves out nothing', () => {
		expect(xml`<l>${[xml`<i>${1}</i>`, xml`<i>${'2'}</i>`]}${null}${false}</l>`.markup).toBe(
			'<l><i>1</i><i>2</i></l>'
		);
	});

	it('drops characters that XML cannot hold, and half a surrogate pair', () => {
		expect(xml`<t>${'a\u0000b\u0008c\ud800d😀'}</t>`.markup).toBe('<t>abcd😀</t>');
	});

	it('declares a document', () => {
		expect(xmlDocument(xml`<r/>`)).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<r/>\n');
	});
});
