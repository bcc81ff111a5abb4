import type { Letters } from '../letters.ts';
import type { PostState } from '../post.ts';
import type { PostBlock } from '../post-text.ts';

/** A post in words of the page's language. */
export type ShownPost = {
	id: string;
	author: string;
	mine: boolean;
	language: string;
	/** '' where it is the page's. */
	languageName: string;
	dir: 'ltr' | 'rtl';
	/** Null where there are no words for whoever looks. */
	blocks: PostBlock[] | null;
	/** The same as it was written, for its author to change. */
	body: string;
	when: string;
	changed: boolean;
	byMail: boolean;
	state: PostState;
	/** Why it is hidden, held or gone. */
	note: string;
	mayRewrite: boolean;
	mayWithdraw: boolean;
	mayReport: boolean;
	reported: boolean;
	reports: number;
	/** There is somebody who can be banned. */
	hasAuthor: boolean;
};
export type ShownThread = ShownPost & { answers: ShownPost[] };

export type ShownDiscussion = {
	path: string;
	posts: ShownThread[];
	mayWrite: boolean;
	moderates: boolean;
	letters: Letters | null;
	languages: { value: string; label: string }[];
	/** The language a post is probably written in. */
	spoken: string;
	longest: number;
	minutesToEdit: number;
	/** Made for the next post. */
	newId: string;
	banDays: { value: string; label: string }[];
};

/** What a form of the page sent, and was refused for. */
export type Entered = {
	act: string;
	post: string;
	values: Record<string, string>;
	problems: readonly { field: string; sentence: string }[];
};
