/** A discussion as a page shows it: everything in words of the reader's language. */
export type ShownDiscussion = {
	/** Its own page, which takes what is written. */
	path: string;
	count: number;
	threads: ShownThread[];
	/** Why one may not write; null: one may. */
	closed: 'not_here' | 'not_begun' | 'over' | null;
	moderates: boolean;
	/** In which language one writes: those of the edition, the reader's first. */
	languages: { value: string; label: string }[];
	longest: number;
	minutesToEdit: number;
	/** What a draft is called on the device: by person and discussion. */
	draft: string;
	/** The next contribution's id. */
	newId: string;
};

export type ShownContribution = {
	id: string;
	/** Null: they deleted their account. */
	author: string | null;
	byTeam: boolean;
	mine: boolean;
	language: string;
	/** '' where it is the page's. */
	languageName: string;
	dir: 'ltr' | 'rtl';
	/** Null: hidden. */
	body: string | null;
	when: string;
	changed: boolean;
	mayEdit: boolean;
	reported: boolean;
	hidden: string | null;
	reports: number;
};
export type ShownThread = ShownContribution & { answers: ShownContribution[] };
