import { linksIn } from './post-text.ts';

/**
 * Why a post waits for a moderator before others see it.
 * first_links: the author's first words here have a link in them; many_links: more links than a newcomer needs;
 * repeated: the same words again within a day; other_address: an answer by mail from another address than the account's.
 */
export const holdReasons = ['first_links', 'many_links', 'repeated', 'other_address'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** So many shown posts, and a person is no newcomer any more. */
export const postsOfANewcomer = 3;
export const mostLinksOfANewcomer = 2;

export type Draft = { title: string; body: string };
export type Author = {
	/** Posts of theirs that others could read, ever. */
	shown: number;
	/** Bodies of theirs within a day. */
	lately: readonly string[];
	/** Editors and administrators are not held. */
	moderates: boolean;
};

/** Null: it is shown at once. Nothing is guessed from names, languages or places: only what was written, and how often. */
export function holdBecause({ title, body }: Draft, author: Author): HoldReason | null {
	if (author.moderates) return null;
	const links = linksIn(`${title}\n${body}`);
	if (links.length > 0 && author.shown === 0) return 'first_links';
	if (links.length > mostLinksOfANewcomer && author.shown < postsOfANewcomer) return 'many_links';
	const said = plain(body);
	// "Thank you" may be said twice.
	if (said.length >= 40 && author.lately.some((other) => plain(other) === said)) return 'repeated';
	return null;
}

function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
