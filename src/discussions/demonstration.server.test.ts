import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aSubject } from './builders.server.ts';
import { findDiscussion, listDiscussions, loadDiscussionsDemonstration } from './index.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-22T10:00:00Z');
const subjectOf = (about: string) => {
	const [kind = '', id = ''] = about.split(':');
	return Promise.resolve(aSubject({ kind, id }));
};

test('conversations in several languages are there for everybody to read, once', async () => {
	await loadDiscussionsDemonstration({ subjectOf, now });
	await loadDiscussionsDemonstration({ subjectOf, now });
	const { lines, total } = await listDiscussions(visitor, {});
	expect(total).toBe(3);
	const found = await Promise.all(lines.map(({ slug }) => findDiscussion(visitor, slug, now)));
	const posts = found.flatMap((one) => one.posts);
	expect(new Set(posts.map(({ language }) => language))).toEqual(new Set(['en', 'es', 'fr', 'ar', 'ru']));
	// Nobody is taken for real: each who speaks is said to be invented, in a language of theirs.
	for (const { author } of posts) expect(author).toMatch(/\((inv|persona inv|personne inv|شخصية|вымыш)/u);
});
