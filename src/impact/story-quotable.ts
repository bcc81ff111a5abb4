/** What a passage left out of an answer is written as. */
const left = /\s*\[(?:…|\.\.\.)\]\s*/u;

/** Whether a quote is somebody’s own words: the whole answer, or passages of it in their order, with […] for what is left out. */
export function isFrom(answer: string, quote: string): boolean {
	const whole = even(answer);
	let from = 0;
	for (const passage of even(quote).split(left)) {
		const at = whole.indexOf(passage, from);
		if (at < 0) return false;
		from = at + passage.length;
	}
	return even(quote) !== '';
}

const even = (text: string): string => text.normalize().replace(/\s+/gu, ' ').trim();
