// In GIFT a backslash takes the meaning from : # = { } ~ and itself, and \n is a line's end.
const escapable = /\\([:#={}~\\n])/gu;

export function unescaped(text: string): string {
	return text.replace(escapable, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

export function escaped(text: string): string {
	return text.replace(/[\\:#={}~]/gu, '\\$&').replace(/\r\n?|\n/gu, '\\n');
}

/** Where `what` stands with its meaning; −1: nowhere. */
export function bareIndex(text: string, what: string, from: number): number {
	for (let i = from; i < text.length; i++) {
		if (text[i] === '\\') i++;
		else if (text.startsWith(what, i)) return i;
	}
	return -1;
}

export function bareLastIndex(text: string, what: string): number {
	let last = -1;
	for (let i = bareIndex(text, what, 0); i >= 0; i = bareIndex(text, what, i + what.length)) last = i;
	return last;
}

/** Between separators that have their meaning; at most `most` parts, the last with all the rest. */
export function bareSplit(text: string, separators: readonly string[], most = Infinity): string[] {
	const parts: string[] = [];
	let from = 0;
	for (let i = 0; i < text.length && parts.length < most - 1; i++) {
		if (text[i] === '\\') i++;
		else {
			const found = separators.find((one) => text.startsWith(one, i));
			if (found === undefined) continue;
			parts.push(text.slice(from, i));
			from = i + found.length;
			i = from - 1;
		}
	}
	return [...parts, text.slice(from)];
}

/** Answers, each with the sign it begins with; what stands before the first sign is a wrong one, as Moodle has it. */
export function answerStart(text: string): { sign: '=' | '~'; raw: string }[] {
	const answers: { sign: '=' | '~'; raw: string }[] = [];
	let [from, sign]: [number, '=' | '~'] = [0, '~'];
	const end = (at: number) => {
		if (from > 0 || text.slice(0, at).trim() !== '') answers.push({ sign, raw: text.slice(from, at) });
	};
	for (let i = 0; i < text.length; i++) {
		const one = text[i];
		if (one === '\\') i++;
		else if (one === '=' || one === '~') {
			end(i);
			[from, sign] = [i + 1, one];
		}
	}
	end(text.length);
	return answers;
}
