/** What is written of a story in one language; the last three are for the page of its method. */
export const wordNames = ['title', 'summary', 'body', 'selection', 'limits', 'interviews'] as const;
export type WordName = (typeof wordNames)[number];

export const longest: Record<WordName, number> = {
	...{ title: 300, summary: 2_000, body: 200_000 },
	...{ selection: 8_000, limits: 8_000, interviews: 8_000 }
};

/** A text that is too long comes back whole, for its writer to part: nearly all that one request may carry. */
export const echoed: Partial<Record<WordName, number>> = { body: 3_000_000 };

/** Where its field stands in the page, beside headings of the preview that may be called the same. */
export const fieldId = (name: string): string => `text-${name}`;

/** What somebody else saved while this was written. */
export type TheirWords = { words: Record<WordName, string>; revision: number };
