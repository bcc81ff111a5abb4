/** How a follower hears of what is said: a letter for each post, with the daily digest, or on the page only. */
export const lettersChoices = ['at_once', 'daily', 'none'] as const;
export type Letters = (typeof lettersChoices)[number];

export function isLetters(text: string): text is Letters {
	return lettersChoices.includes(text as Letters);
}
