import type { LocalText } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';

/** What a search finds besides entries, in the order in which kinds are listed. The keys of their documents begin with it. */
export const foundKinds = [
	'recommendation',
	'practice',
	'project',
	'story',
	'expert',
	'organisation',
	'partnership',
	'programme',
	'discussion'
] as const;
export type FoundKind = (typeof foundKinds)[number];

/** One of them as results, the API and feeds show it. */
export type Found = {
	id: string;
	slug: string;
	/** '/en/projects/…' */
	path: string;
	title: LocalText;
	/** What tells it from others before it is opened: where, when, whose. In the page's language. */
	line: string | null;
	summary: LocalText | null;
	/** When a feed tells of it; null: it is no news. */
	publishedAt: Date | null;
	/** Invented for the demonstration, which the line says. */
	illustrative: boolean;
};

export function isFoundKind(text: string): text is FoundKind {
	return foundKinds.includes(text as FoundKind);
}

const one: Record<FoundKind, () => string> = {
	recommendation: m.search_recommendation,
	practice: m.search_practice,
	project: m.search_project,
	story: m.story_kind,
	expert: m.search_expert,
	organisation: m.search_organisation,
	partnership: m.search_partnership,
	programme: m.search_programme,
	discussion: m.search_discussion
};

const several: Record<FoundKind, () => string> = {
	recommendation: m.search_recommendations,
	practice: m.search_practices,
	project: m.search_projects,
	story: m.story_stories,
	expert: m.search_experts,
	organisation: m.entry_kind_organisation,
	partnership: m.search_partnerships,
	programme: m.search_programmes,
	discussion: m.search_discussions
};

/** 'Recommendation', above a result. */
export function foundKindText(kind: FoundKind): string {
	return one[kind]();
}

/** 'Recommendations', among the filters. */
export function foundKindsText(kind: FoundKind): string {
	return several[kind]();
}
