import { titleLikeness } from './title.ts';

/** What is compared to tell whether two entries are the same thing. */
export type Comparable = {
	id: string;
	kind: string;
	titles: { language: string; title: string }[];
	canonicalUrl: string;
	urlLevel: 'item' | 'landing';
	doi: string | null;
	year: number | null;
	startsOn: string | null;
	/** The entry this is a part or a language of, and this entry's own id, tell relatives from duplicates. */
	partOfId: string | null;
};

export type DuplicateReason = 'same_doi' | 'same_url' | 'near_title';

export const nearTitle = 0.8;
const nearDays = 7;

/**
 * Why two entries are likely the same; empty when they are not. A language of the same thing, or a part, is a relative
 * and no duplicate, unless it has the same DOI as its sibling.
 */
export function likelyDuplicate(a: Comparable, b: Comparable): DuplicateReason[] {
	if (a.id === b.id || areRelatives(a, b)) return [];
	const reasons: DuplicateReason[] = [];
	if (a.doi !== null && a.doi === b.doi) reasons.push('same_doi');
	const differing = a.doi !== null && b.doi !== null && a.doi !== b.doi;
	if (a.canonicalUrl === b.canonicalUrl && a.urlLevel === 'item' && b.urlLevel === 'item' && !differing)
		reasons.push('same_url');
	if (a.kind === b.kind && !differing && isNearInTime(a, b) && haveNearTitles(a, b))
		reasons.push('near_title');
	return reasons;
}

function areRelatives(a: Comparable, b: Comparable): boolean {
	return a.partOfId === b.id || b.partOfId === a.id || (a.partOfId !== null && a.partOfId === b.partOfId);
}

/** Titles are compared within a language: a translation that happens to agree proves little. */
function haveNearTitles(a: Comparable, b: Comparable): boolean {
	return a.titles.some(({ language, title }) =>
		b.titles.some(
			(other) =>
				other.language === language &&
				sameNumbers(title, other.title) &&
				titleLikeness(title, other.title) >= nearTitle
		)
	);
}

/** 'Report 2020' and 'Report 2022', 'Part 1' and 'Part 2', are alike and yet not the same. */
function sameNumbers(a: string, b: string): boolean {
	const numbers = (title: string) => (title.normalize('NFKC').match(/\p{N}+/gu) ?? []).sort().join(' ');
	return numbers(a) === numbers(b);
}

function isNearInTime(a: Comparable, b: Comparable): boolean {
	if (a.startsOn !== null && b.startsOn !== null)
		return Math.abs(Date.parse(a.startsOn) - Date.parse(b.startsOn)) <= nearDays * 86_400_000;
	return a.year === null || b.year === null || Math.abs(a.year - b.year) <= 1;
}
