import type { Filter } from './paths.ts';

/** Courses that cost nothing and that one can begin today. */
export const freeNow: readonly Filter[] = [
	['kind', 'course'],
	['cost', 'free'],
	['when', 'ongoing']
];
