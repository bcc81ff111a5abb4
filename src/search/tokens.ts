/** A stretch of a text: one word, or a run of a script that is written without spaces. */
export type Token = { text: string; start: number; end: number; spaced: boolean };

// Apostrophes and hyphens part words: l'immigration, self-paced. Invisible marks inside a word do not.
const pattern =
	/([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+)|[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]][[\p{L}\p{N}\p{M}\p{Cf}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]*/gv;

export function tokens(text: string): Token[] {
	const found: Token[] = [];
	for (const match of text.matchAll(pattern)) {
		const [whole, unspaced] = match;
		found.push({
			text: whole,
			start: match.index,
			end: match.index + whole.length,
			spaced: unspaced === undefined
		});
	}
	return found;
}
