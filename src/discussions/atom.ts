import { xml, xmlDocument } from '#platform/index.ts';

export type FeedLine = {
	/** A UUID. */
	id: string;
	title: string;
	language: string;
	link: string;
	/** Who wrote it. */
	author: string;
	text: string;
	publishedAt: Date;
	updatedAt: Date;
};

export type Feed = { title: string; language: string; self: string; page: string; now: Date };

/** Posts or discussions as an Atom feed (RFC 4287), each with its own language. */
export function linesToAtom(lines: readonly FeedLine[], { title, language, self, page, now }: Feed): string {
	const updated = lines.reduce((last, line) => (line.updatedAt > last ? line.updatedAt : last), new Date(0));
	return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
	<id>${self}</id>
	<title>${title}</title>
	<updated>${(lines.length > 0 ? updated : now).toISOString()}</updated>
	<link rel="self" type="application/atom+xml" href="${self}"/>
	<link rel="alternate" type="text/html" href="${page}"/>
	<generator>Serai</generator>
	${lines.map(
		(line) => xml`<entry>
		<id>urn:uuid:${line.id}</id>
		<title xml:lang="${line.language}">${line.title}</title>
		<link href="${line.link}"/>
		<published>${line.publishedAt.toISOString()}</published>
		<updated>${line.updatedAt.toISOString()}</updated>
		<author><name>${line.author}</name></author>
		<summary xml:lang="${line.language}">${line.text}</summary>
	</entry>`
	)}
</feed>`);
}
