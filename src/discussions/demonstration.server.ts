import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Actor } from '#people/index.ts';
import { inventPeople } from '#people/index.server.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import type { Subject } from './discussion.ts';
import type { PostId } from './post.ts';
import { discussion } from './tables.server.ts';
import { answer, openDiscussion } from './writing.server.ts';

/** Who says it is a place in the list of people; days count back from today. */
type Said = { by: number; daysAgo: number; language: string; body: string };
type Invented = {
	people: { name: string; language: string }[];
	discussions: (Said & { about: string; title: string; answers: (Said & { answers?: Said[] })[] })[];
};

const day = 86_400_000;

/**
 * Loads the invented conversations of the demonstration; nobody can sign in as one who speaks there. `subjectOf` knows what
 * 'topic:remittances' is. Does nothing where there are discussions.
 */
export async function loadDiscussionsDemonstration({
	subjectOf,
	file = fileURLToPath(new URL('../../content/discussions.json', import.meta.url)),
	now = new Date()
}: {
	subjectOf: (about: string) => Promise<Subject>;
	file?: string;
	now?: Date;
}): Promise<void> {
	const { people, discussions } = JSON.parse(await readFile(file, 'utf8')) as Invented;
	if ((await db.$count(discussion)) > 0) return;
	const ids = await transaction((tx) => inventPeople(tx, people));
	const who = ({ by }: Said): Actor => ({
		kind: 'person',
		id: ids[by] ?? '',
		name: people[by]?.name ?? '',
		language: people[by]?.language ?? 'en',
		roles: []
	});
	// Told one after the other, each answer some minutes after what stands before it.
	let minutes = 0;
	const at = ({ daysAgo }: Said) => new Date(now.getTime() - daysAgo * day + 60_000 * minutes++);
	const say = async (slug: string, said: Said, answersId: PostId | null): Promise<PostId> => {
		const { body, language } = said;
		const { id } = await answer(
			who(said),
			slug,
			{ id: newId<'Post'>(), answersId, body, language },
			at(said)
		);
		return id;
	};
	for (const opened of discussions) {
		const { title, body, language } = opened;
		const subject = await subjectOf(opened.about);
		const { slug } = await openDiscussion(
			who(opened),
			{ id: newId<'Discussion'>(), subject, title, body, language },
			at(opened)
		);
		for (const one of opened.answers) {
			const id = await say(slug, one, null);
			for (const below of one.answers ?? []) await say(slug, below, id);
		}
	}
}
