/** How wide a text is at most, in pixels: nothing is measured on a server, and what is cut off would be lost. */
export function widthOf(text: string, size: number): number {
	let ems = 0;
	for (const letter of text) ems += (widths.find(([of]) => of.test(letter)) ?? [/./u, 0.61])[1];
	return ems * size;
}

/** In ems, of a serif letter as of a sans. */
const widths: [of: RegExp, ems: number][] = [
	[/[\p{Script=Han}\p{Extended_Pictographic}\uff00-\uffef\u3000-\u303f]/u, 1.02],
	[/\p{M}/u, 0],
	[/[il|jtfrI.,:;'’ ]/u, 0.38],
	[/[mwMW%@жшщюЖШЩЮФ]/u, 0.96],
	[/\p{Lu}/u, 0.74]
];

/** A text in lines of at most this width; what has no blanks to break at is broken between letters. */
export function linesOf(text: string, size: number, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of piecesOf(text, size, width)) {
		if (line !== '' && widthOf((line + word).trimEnd(), size) > width) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += word;
	}
	return [...lines, line.trimEnd()].filter((one) => one !== '');
}

/** Words with the blank after them; a word too wide for a line in letters. */
function piecesOf(text: string, size: number, width: number): string[] {
	const words = text.trim().match(/\S+\s*/gu) ?? [];
	return words.flatMap((word) =>
		widthOf(word.trimEnd(), size) > width ? [...letters.segment(word)].map(({ segment }) => segment) : [word]
	);
}

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A text that runs its own way inside of one that may run the other (Unicode isolates): drawings know no `dir`. */
export function isolated(text: string, direction: 'ltr' | 'rtl'): string {
	return direction === 'rtl' ? `\u2067${text}\u2069` : text;
}
