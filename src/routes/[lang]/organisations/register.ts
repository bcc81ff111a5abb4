/** One heading of an alphabetical list, and what stands under it. */
export type Letter<One> = { letter: string; members: One[] };

/**
 * Groups names, already sorted for readers of `language`, under their first letters: accents aside (É under E), and every
 * Chinese name under one heading, as there is no letter to look it up by.
 */
export function byLetter<One extends { title: { text: string } }>(sorted: readonly One[]): Letter<One>[] {
	const groups = Map.groupBy(sorted, ({ title }) => letterOf(title.text));
	return [...groups].map(([letter, members]) => ({ letter, members }));
}

export function letterOf(name: string): string {
	const first = /\p{L}|\p{N}/u.exec(name.normalize('NFD'))?.[0] ?? '#';
	if (/\p{N}/u.test(first)) return '0–9';
	if (/\p{Script=Han}/u.test(first)) return '汉字';
	return first.toUpperCase();
}
