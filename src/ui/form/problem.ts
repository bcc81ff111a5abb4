/** What is wrong with a field, as the code of a sentence (`refusal_<code>`) and what fills it in. */
export type Problem = { field: string; code: string; details?: Record<string, string | number> };

/** The same, said: for the page. `field` is '' when it is about the form as a whole. */
export type Said = { field: string; sentence: string };

/** The sentence about a field, if any. */
export function about(said: readonly Said[], field: string): string | undefined {
	return said.find((one) => one.field === field)?.sentence;
}
