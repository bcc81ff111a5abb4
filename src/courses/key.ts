import { v5 } from 'uuid';
import type { CourseId, ItemId } from './content.ts';

/** The name of a course, or of a thing in one, that people read and that is the same in every hub. */
const shape = /^[a-z0-9]+(-[a-z0-9]+)*$/u;
export const longestKey = 60;

export function isKey(text: string): boolean {
	return text.length <= longestKey && shape.test(text);
}

/** The same folder gives the same ids in every hub, so that what was learned in one can be told in another. */
export function idOfKey(course: CourseId, key: string): ItemId {
	return v5(key, course) as ItemId;
}

/** A key from words: `Guarantees (and savings)` → `guarantees-and-savings`; what is left empty is called `kind`. */
export function keyFrom(words: string, kind: string, taken: ReadonlySet<string>): string {
	const base = words
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/gu, '-')
		.slice(0, longestKey - 4)
		.replace(/^-+|-+$/gu, '');
	const first = base === '' ? kind : base;
	if (!taken.has(first)) return first;
	for (let number = 2; ; number++) if (!taken.has(`${first}-${number}`)) return `${first}-${number}`;
}
