import { fullName, type Contributor } from './contributor.ts';

/** Somebody as they call themselves: '林雨桐', 'Ana de la Cruz'. */
export type Named = { name: string; orcid: string | null };

/**
 * Whether somebody is among the authors of a work. Two ORCIDs decide it; else the name does: all of the family name, and a
 * given name of which one may be the other's initial. Who shares a name with an author is taken for them: this says that
 * the work names somebody called so, and no more.
 */
export function isAuthorOf(authors: readonly Contributor[], who: Named): boolean {
	return authors.some((author) =>
		author.orcid !== null && who.orcid !== null ? author.orcid === who.orcid : isCalled(author, who.name)
	);
}

function isCalled(author: Contributor, name: string): boolean {
	const own = wordsOf(name);
	const [family, given] = [wordsOf(author.name), wordsOf(author.given ?? '')];
	if (own.length === 0 || family.length === 0) return false;
	const run = own.join('');
	// In whichever order, and in scripts that write a name in one run.
	if ([wordsOf(fullName(author)), [...family, ...given]].some((words) => words.join('') === run)) return true;
	if (given.length === 0 || own.length <= family.length) return false;
	const [before, after] = [own.slice(0, -family.length), own.slice(family.length)];
	const ends = (words: readonly string[]) => words.join(' ') === family.join(' ');
	if (ends(own.slice(-family.length)) && areOf(given, before)) return true;
	return ends(own.slice(0, family.length)) && areOf(given, after);
}

/** The first given names agree; those that only one of the two tells do not part them. */
function areOf(given: readonly string[], own: readonly string[]): boolean {
	const letters = given.flatMap((word) => (word.length <= 2 ? [...word] : word));
	return own.slice(0, letters.length).every((word, i) => agree(word, letters[i] ?? ''));
}

function agree(a: string, b: string): boolean {
	return a.length === 1 || b.length === 1 ? a[0] === b[0] : a === b;
}

/** Folded, without what stands in brackets, and initials apart: 'J.-P. Müller' is 'j p muller'. */
function wordsOf(text: string): string[] {
	return text
		.replace(/[(（[][^)）\]]*[)）\]]/gu, ' ')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLocaleLowerCase('und')
		.split(/[^\p{L}\p{N}’']+/u)
		.filter(Boolean);
}
