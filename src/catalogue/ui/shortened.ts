/** As much of a text as a list shows: whole words, at most `length` characters, with an ellipsis where it was cut. */
export function shortened(text: string, length = 220): string {
	if (text.length <= length) return text;
	const cut = text.slice(0, length + 1);
	// Chinese writes no spaces: then the cut falls between characters.
	const space = cut.lastIndexOf(' ');
	const kept = cut
		.slice(0, space > length / 2 ? space : length)
		.toWellFormed()
		.replace(/\ufffd$/u, '');
	return `${kept.replace(/[\s,;:.،؛。，、–-]+$/u, '')}…`;
}
