import { xml, xmlDocument, type Xml } from '#platform/index.ts';
import type { EntrySummary } from './entry.ts';
import { entryPath } from './kind.ts';

export type FeedOptions = {
	title: string;
	/** This feed's own address, and the page that shows the same. */
	self: string;
	page: string;
	origin: string;
	language: string;
	now: Date;
};

export type AtomOptions = FeedOptions & {
	/** "Workshop · 18–20 January 2027 · Dakar": what a reader sees before opening. */
	line: (entry: EntrySummary) => string;
};

type Said = { text: string; language: string };

/** What a feed tells of, whatever it is. */
export type FeedItem = {
	id: string;
	title: Said;
	path: string;
	publishedAt: Date;
	/** None: the hub. */
	authors: string[];
	categories: string[];
	/** In the feed's language, before the summary. */
	line: string | null;
	summary: Said | null;
};

/** Entries as an Atom feed (RFC 4287), newest first; each text carries its own language. */
export function entriesToAtom(entries: readonly EntrySummary[], options: AtomOptions): string {
	return toAtom(
		entries.map((entry) => feedItemOf(entry, options)),
		options
	);
}

export function feedItemOf(
	entry: EntrySummary,
	{ language, line }: Pick<AtomOptions, 'language' | 'line'>
): FeedItem {
	return {
		id: entry.id,
		title: entry.title,
		path: entryPath(language, entry),
		publishedAt: entry.publishedAt,
		authors: entry.providers.map(({ name }) => name),
		categories: [entry.kind, entry.type],
		line: line(entry),
		summary: entry.abstract
	};
}

/** Anything as an Atom feed. */
export function toAtom(items: readonly FeedItem[], options: FeedOptions): string {
	const updated = items.reduce(
		(latest, { publishedAt }) => (publishedAt > latest ? publishedAt : latest),
		new Date(0)
	);
	return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${options.language}">
	<id>${options.self}</id>
	<title>${options.title}</title>
	<updated>${(items.length > 0 ? updated : options.now).toISOString()}</updated>
	<link rel="self" type="application/atom+xml" href="${options.self}"/>
	<link rel="alternate" type="text/html" href="${options.page}"/>
	<generator>Serai</generator>
	${items.map((item) => feedEntry(item, options))}
</feed>`);
}

function feedEntry(item: FeedItem, { origin, language }: FeedOptions): Xml {
	const authors = item.authors.length > 0 ? item.authors : ['Serai'];
	return xml`<entry>
		<id>urn:uuid:${item.id}</id>
		<title xml:lang="${item.title.language}">${item.title.text}</title>
		<link href="${origin}${item.path}"/>
		<published>${item.publishedAt.toISOString()}</published>
		<updated>${item.publishedAt.toISOString()}</updated>
		${authors.map((name) => xml`<author><name>${name}</name></author>`)}
		${item.categories.map((term) => xml`<category term="${term}"/>`)}
		<summary xml:lang="${item.summary?.language ?? language}">${[item.line, item.summary?.text].filter(Boolean).join('\n\n')}</summary>
	</entry>`;
}
