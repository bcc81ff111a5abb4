import { inArray } from 'drizzle-orm';
import { visitor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { keptUntilChange, onceUntilChange } from '#search/index.server.ts';
import { listDiscussions, type DiscussionLine } from './discussion.server.ts';
import type { SubjectKey } from './discussion.ts';
import { discussion } from './tables.server.ts';

/** What a page about a subject shows of its discussions. */
export type DiscussionsOn = {
	/** 'topic:remittances': for the addresses of all of them and of a new one. */
	about: string;
	total: number;
	lines: Pick<DiscussionLine, 'slug' | 'title' | 'language' | 'count' | 'lastAt'>[];
};

const few = 3;

// Every change of a discussion puts or removes its search document, so that most pages ask the database nothing.
const kept = keptUntilChange(async (abouts: string[]) => {
	const found = new Map<string, DiscussionsOn>();
	for (const about of abouts) {
		const colon = about.indexOf(':');
		const key = { kind: about.slice(0, colon), id: about.slice(colon + 1) };
		const { lines, total } = await listDiscussions(visitor, { about: key, size: few });
		found.set(about, { about, total, lines });
	}
	return found;
}, 2_000);

/** All that is talked about: one short list, so that a page of which nothing is said asks for nothing. */
const talkedAbout = onceUntilChange(async () => {
	const rows = await db
		.selectDistinct({ kind: discussion.subjectKind, id: discussion.subjectId })
		.from(discussion)
		.where(inArray(discussion.state, ['open', 'closed']));
	return new Set(rows.map(({ kind, id }) => `${kind}:${id}`));
});

/** The newest few that everybody reads: for any page that has something to talk about (ui/Discussions.svelte shows them). */
export async function discussionsOn({ kind, id }: SubjectKey): Promise<DiscussionsOn> {
	const about = `${kind}:${id}`;
	const none = { about, total: 0, lines: [] };
	return (await talkedAbout()).has(about) ? ((await kept([about])).get(about) ?? none) : none;
}
