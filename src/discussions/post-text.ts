/** A post as it is shown: paragraphs and quotations of words and links. There is no markup in it, so none to abuse. */
export type PostBlock = { is: 'paragraph' | 'quote'; lines: Piece[][] };
export type Piece = { text: string; link: string | null };

// Only what a reader would recognise as an address; what follows a sentence is not of it.
const address = /https?:\/\/[^\s<>"'“”«»]+/giu;

/** Paragraphs are parted by empty lines; lines that begin with “>” are a quotation, as in letters. */
export function postBlocks(body: string): PostBlock[] {
	const blocks: PostBlock[] = [];
	let open = null as PostBlock | null;
	for (const line of body.replace(/\r\n?/gu, '\n').split('\n')) {
		const quoted = /^\s*>\s?/u.exec(line);
		const is = quoted ? 'quote' : 'paragraph';
		const words = quoted ? line.slice(quoted[0].length) : line;
		if (words.trim() === '') {
			open = null;
			continue;
		}
		if (open === null || open.is !== is) blocks.push((open = { is, lines: [] }));
		open.lines.push(pieces(words.trimEnd()));
	}
	return blocks;
}

function pieces(line: string): Piece[] {
	const found: Piece[] = [];
	let at = 0;
	for (const match of line.matchAll(address)) {
		const link = trimmed(match[0]);
		if (!URL.canParse(link)) continue;
		if (match.index > at) found.push({ text: line.slice(at, match.index), link: null });
		found.push({ text: link, link: new URL(link).href });
		at = match.index + link.length;
	}
	if (at < line.length) found.push({ text: line.slice(at), link: null });
	return found;
}

/** Without the full stop of its sentence, and without a bracket that was opened before it. */
function trimmed(link: string): string {
	let end = link.replace(/[.,;:!?،؛؟。，；：！？…]+$/u, '');
	while (/[)\]}）】]$/u.test(end) && !/[([{（【]/u.test(end))
		end = end.slice(0, -1).replace(/[.,;:!?]+$/u, '');
	return end;
}

/** Every address in a text, also one without “https://”, as somebody writes who hopes to slip through. */
export function linksIn(text: string): string[] {
	const bare =
		/(?:https?:\/\/|\bwww\.)\S+|\b[a-z0-9-]+\.(?:com|net|org|info|biz|io|ru|cn|top|xyz|shop|online|site|link|me)\b(?:\/\S*)?/giu;
	return [...text.matchAll(bare)].map(([link]) => link);
}
