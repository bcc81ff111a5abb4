/** A stretch of two wordings: in both, or in one of them. */
export type Stretch = { is: 'same' | 'added' | 'removed'; text: string };

/** Where two texts together have more words than this squared, their middle is told as one change. */
const mostCells = 4_000_000;

/** What changed from one wording to another, word by word. Without the added it is the one, without the removed the other. */
export function wordDifference(before: string, after: string): Stretch[] {
	const [a, b] = [words(before), words(after)];
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let end = 0;
	while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
	const [from, to] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	const middle: Stretch[] =
		from.length * to.length > mostCells
			? [
					{ is: 'removed', text: from.join('') },
					{ is: 'added', text: to.join('') }
				]
			: between(from, to);
	return joined([
		{ is: 'same', text: a.slice(0, start).join('') },
		...middle,
		{ is: 'same', text: a.slice(a.length - end).join('') }
	]);
}

/** Words, blanks and marks; a Chinese or Japanese character is a word of its own. */
function words(text: string): string[] {
	return (
		text.match(
			/\s+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{M}\p{N}'’]+?(?=[\p{sc=Han}])|[\p{L}\p{M}\p{N}'’]+|[\s\S]/gu
		) ?? []
	);
}

/** The longest common run of words, by the table everybody knows. */
function between(a: string[], b: string[]): Stretch[] {
	const width = b.length + 1;
	const longest = new Uint32Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			longest[i * width + j] =
				a[i] === b[j]
					? 1 + (longest[(i + 1) * width + j + 1] ?? 0)
					: Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
	const found: Stretch[] = [];
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		if (i < a.length && j < b.length && a[i] === b[j]) {
			found.push({ is: 'same', text: a[i] ?? '' });
			i++;
			j++;
		} else if (
			j >= b.length ||
			(i < a.length && (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
		)
			found.push({ is: 'removed', text: a[i++] ?? '' });
		else found.push({ is: 'added', text: b[j++] ?? '' });
	}
	return found;
}

/** Neighbours that changed alike are one stretch, and what went stands before what came. */
function joined(stretches: Stretch[]): Stretch[] {
	const found: Stretch[] = [];
	let [removed, added] = ['', ''];
	const settle = () => {
		if (removed !== '') found.push({ is: 'removed', text: removed });
		if (added !== '') found.push({ is: 'added', text: added });
		[removed, added] = ['', ''];
	};
	for (const { is, text } of stretches) {
		if (text === '') continue;
		if (is === 'removed') removed += text;
		else if (is === 'added') added += text;
		else {
			settle();
			const last = found.at(-1);
			if (last?.is === 'same') last.text += text;
			else found.push({ is, text });
		}
	}
	settle();
	return found;
}
