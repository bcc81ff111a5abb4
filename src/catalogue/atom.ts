import { xml, xmlDocument, type Xml } from '#platform/index.ts';
import type { EntrySummary } from './entry.ts';
import { entryPath } from './kind.ts';

export type AtomOptions = {
	title: string;
	/** This feed's own address, and the page that shows the same. */
	self: string;
	page: string;
	origin: string;
	language: string;
	now: Date;
	/** "Workshop · 18–20 January 2027 · Dakar": what a reader sees before opening. */
	line: (entry: EntrySummary) => string;
};

/** Entries as an Atom feed (RFC 4287), newest first; each text carries its own language. */
export function entriesToAtom(entries: readonly EntrySummary[], options: AtomOptions): string {
	const updated = entries.reduce(
		(latest, { publishedAt }) => (publishedAt > latest ? publishedAt : latest),
		new Date(0)
	);
	return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${options.language}">
	<id>${options.self}</id>
	<title>${options.title}</title>
	<updated>${(entries.length > 0 ? updated : options.now).toISOString()}</updated>
	<link rel="self" type="application/atom+xml" href="${options.self}"/>
	<link rel="alternate" type="text/html" href="${options.page}"/>
	<generator>Serai</generator>
	${entries.map((entry) => feedEntry(entry, options))}
</feed>`);
}

function feedEntry(entry: EntrySummary, { origin, language, line }: AtomOptions): Xml {
	const authors = entry.providers.length > 0 ? entry.providers.map(({ name }) => name) : ['Serai'];
	return xml`<entry>
		<id>urn:uuid:${entry.id}</id>
		<title xml:lang="${entry.title.language}">${entry.title.text}</title>
		<link href="${origin}${entryPath(language, entry)}"/>
		<published>${entry.publishedAt.toISOString()}</published>
		<updated>${entry.publishedAt.toISOString()}</updated>
		${authors.map((name) => xml`<author><name>${name}</name></author>`)}
		<category term="${entry.kind}"/><category term="${entry.type}"/>
		<summary xml:lang="${entry.abstract?.language ?? language}">${[line(entry), entry.abstract?.text].filter(Boolean).join('\n\n')}</summary>
	</entry>`;
}
