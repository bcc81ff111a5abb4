/** A stretch of a text: one word, or a run of a script that is written without spaces. */
export type Token = { text: string; start: number; end: number; spaced: boolean };

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

/** What the character does of which this is a unit; both halves of a surrogate pair do the same. */
function roleAt(text: string, at: number): number {
	const unit = text.charCodeAt(at);
	const known = basic[unit] as number;
	if (known !== unknown) return known;
	if (unit < 0xd800 || unit > 0xdfff) return (basic[unit] = told(unit));
	const lead = unit >= 0xdc00 && at > 0 && isLead(text.charCodeAt(at - 1)) ? at - 1 : at;
	return told(text.codePointAt(lead) as number);
}

const isLead = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** Where the first stretch begins, at `from` or after it; the text's length where there is none. */
export function stretchStart(text: string, from: number): number {
	let at = from;
	while (at < text.length) {
		const role = roleAt(text, at);
		if (role === runs || role === begins) break;
		at++;
	}
	return at;
}

/** Where the stretch ends that begins at `start`. */
export function stretchEnd(text: string, start: number): number {
	const run = isRun(text, start);
	let at = start + 1;
	while (at < text.length) {
		const role = roleAt(text, at);
		if (run ? role !== runs : role !== begins && role !== continues) break;
		at++;
	}
	return at;
}

/** Whether what begins at `start` is written without spaces. */
export const isRun = (text: string, start: number): boolean => roleAt(text, start) === runs;

export function tokens(text: string): Token[] {
	const found: Token[] = [];
	for (let start = stretchStart(text, 0); start < text.length;) {
		const end = stretchEnd(text, start);
		found.push({ text: text.slice(start, end), start, end, spaced: !isRun(text, start) });
		start = stretchStart(text, end);
	}
	return found;
}
