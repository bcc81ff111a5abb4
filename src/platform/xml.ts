declare const safe: unique symbol;
/** A piece of well-formed XML. Only `xml` makes one, so that text can never stand where markup is meant. */
export type Xml = { readonly [safe]: true; readonly markup: string };

const escapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;'
};
// Characters that no XML 1.0 document may hold, not even escaped.
const forbidden =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as XML shows it, in elements and in attributes. */
export function escapeXml(text: string): string {
	return text.replace(forbidden, '').replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

type Value = Xml | string | number | null | false | readonly Value[];

/** Builds XML: every value that is not itself Xml is escaped; null and false are nothing. */
export function xml(parts: TemplateStringsArray, ...values: Value[]): Xml {
	const markup = parts.reduce(
		(text, part, i) => text + part + (i < values.length ? shown(values[i] ?? null) : ''),
		''
	);
	return { markup } as Xml;
}

function shown(value: Value): string {
	if (value === null || value === false) return '';
	if (typeof value === 'string') return escapeXml(value);
	if (typeof value === 'number') return String(value);
	if ('markup' in value) return value.markup;
	return value.map(shown).join('');
}

/** A whole document, with its declaration. */
export function xmlDocument(root: Xml): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
}
