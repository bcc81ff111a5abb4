import type { Id } from '#platform/index.ts';

export type DiscussionId = Id<'Discussion'>;

/** held: its opening post waits for a moderator; closed: read, not written in; hidden: for moderators and who opened it. */
export type DiscussionState = 'held' | 'open' | 'closed' | 'hidden';

/** What a discussion hangs on, as the page that offers it says. */
export type Subject = {
	/** 'topic', 'entry', 'organisation', 'bridge'… */
	kind: string;
	id: string;
	/** After the language: '/topics/remittances'. */
	path: string;
	/** By language. */
	titles: Record<string, string>;
	/** What it stands for in the search: 'topic:remittances', 'country:EC'. */
	filters: string[];
};
export type SubjectKey = Pick<Subject, 'kind' | 'id'>;

export const longestTitle = 150;

/** A title is one line: it becomes the subject of letters, where a line break would begin another header. */
export function cleanTitle(title: string): string {
	return title
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
		.replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
		.replace(/\s+/gu, ' ')
		.trim();
}

export function refusalToTitle(title: string): 'required' | 'longer_than' | null {
	if (!/[\p{L}\p{N}]/u.test(title)) return 'required';
	return title.length > longestTitle ? 'longer_than' : null;
}

/** 'Which corridors?' → 'which-corridors-3f9a2b71c0': its end is of the id, so that it is taken by no other. */
export function slugOf(title: string, id: DiscussionId): string {
	const words = title
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[’'`]/gu, '')
		.replace(/[^a-z0-9]+/gu, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/gu, '');
	const mark = id.slice(-10);
	return words === '' ? mark : `${words}-${mark}`;
}

export function discussionPath(language: string, slug: string): string {
	return `/${language}/discussions/${slug}`;
}
