/** What is written of a story in one language; the last three are for the page of its method. */
export const wordNames = ['title', 'summary', 'body', 'selection', 'limits', 'interviews'] as const;
export type WordName = (typeof wordNames)[number];

export const longest: Record<WordName, number> = {
	...{ title: 300, summary: 2_000, body: 20_000 },
	...{ selection: 8_000, limits: 8_000, interviews: 8_000 }
};

/** What somebody else saved while this was written. */
export type TheirWords = { words: Record<WordName, string>; revision: number };
