import { escapeMarkdown, htmlToMarkdown, type LeftOut } from './html-to-markdown.ts';

/** Moodle's text formats, by the names GIFT and Moodle XML give them. */
const formats = {
	html: 'html',
	moodle: 'moodle',
	moodle_auto_format: 'moodle',
	plain: 'plain',
	plain_text: 'plain',
	markdown: 'markdown'
} as const;
export type MoodleFormat = (typeof formats)[keyof typeof formats];

export function moodleFormat(name: string): MoodleFormat | null {
	return Object.hasOwn(formats, name) ? formats[name as keyof typeof formats] : null;
}

/** A text from Moodle as our Markdown. */
export function moodleText(text: string, format: MoodleFormat, leftOut: LeftOut): string {
	switch (format) {
		case 'markdown':
			return text.trim();
		case 'plain':
			return escapeMarkdown(text);
		case 'html':
			return htmlToMarkdown(text, leftOut);
		case 'moodle':
			// Moodle's own format is HTML in which a line's end stays one.
			return /<[a-z/!]|&#?\w+;/iu.test(text)
				? htmlToMarkdown(text.replace(/\r?\n/gu, '<br>'), leftOut)
				: escapeMarkdown(text);
	}
}

/** On one line, for what is no paragraph: a choice, a pair. A break at a line's end is a space too. */
export function oneLine(markdown: string): string {
	const lines = markdown.split('\n').map((line) => line.trim());
	const joined = lines.map((line, i) =>
		i < lines.length - 1 && endsInBreak(line) ? line.slice(0, -1).trimEnd() : line
	);
	return joined.filter((line) => line !== '').join(' ');
}

/** An even number of backslashes is so many halves of them. */
function endsInBreak(line: string): boolean {
	let count = 0;
	while (line[line.length - 1 - count] === '\\') count++;
	return count % 2 === 1;
}
