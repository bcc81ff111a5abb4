/** A stretch of a text: one word, or a run of a script that is written without spaces. */
export type Token = { text: string; start: number; end: number; spaced: boolean };
export type Stretch = Omit<Token, 'text'>;

// Apostrophes and hyphens part words: l'immigration, self-paced. Invisible marks inside a word do not.
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const letter = /[\p{L}\p{N}]/u;
const mark = /[\p{M}\p{Cf}]/u;

/** What a character does: nobody knows yet; parts words; stands in a run; begins or continues a word; only continues one. */
const [unknown, parts, runs, begins, continues] = [0, 1, 2, 3, 4];

// Every page has thousands of characters to look at: each is asked about once, then its answer stands here.
const basic = new Uint8Array(0x10000);

function told(code: number): number {
	const character = String.fromCodePoint(code);
	if (unspaced.test(character)) return runs;
	if (letter.test(character)) return begins;
	return mark.test(character) ? continues : parts;
}

function roleOf(code: number): number {
	if (code > 0xffff) return told(code);
	const known = basic[code] as number;
	return known === unknown ? (basic[code] = told(code)) : known;
}

/** A character's code point, and how many units of the string it takes. */
const codeAt = (text: string, at: number): number => {
	const unit = text.charCodeAt(at);
	return unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(at) as number) : unit;
};
const unitsOf = (code: number): number => (code > 0xffff ? 2 : 1);

/** The first stretch that begins at `from` or after it; null where there is none. */
export function stretchAfter(text: string, from: number): Stretch | null {
	for (let start = from; start < text.length;) {
		const first = codeAt(text, start);
		const role = roleOf(first);
		let end = start + unitsOf(first);
		if (role === runs || role === begins) {
			while (end < text.length) {
				const code = codeAt(text, end);
				const next = roleOf(code);
				if (role === runs ? next !== runs : next !== begins && next !== continues) break;
				end += unitsOf(code);
			}
			return { start, end, spaced: role === begins };
		}
		start = end;
	}
	return null;
}

export function tokens(text: string): Token[] {
	const found: Token[] = [];
	for (let next = stretchAfter(text, 0); next !== null; next = stretchAfter(text, next.end))
		found.push({ text: text.slice(next.start, next.end), ...next });
	return found;
}
