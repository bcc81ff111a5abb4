import { desc, eq, inArray } from 'drizzle-orm';
import { subjectsOfEntries, type EntrySubjects } from '#catalogue/index.server.ts';
import type { Organisation } from '#network/index.ts';
import { organisationsById } from '#network/index.server.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { put, remove, type SearchDocument } from '#search/index.server.ts';
import { entriesOfHeld, heldFor, type Held } from './story-held.server.ts';
import type { FrozenStory } from './story-frozen.ts';
import { plainSections } from './story-plain.ts';
import { story, storyRelease } from './story-tables.server.ts';
import { storyFrom } from './story-text.ts';
import type { StoryId } from './story.ts';

export function storyKey(id: string): string {
	return `story:${id}`;
}

/** What a story's people took part in, with what its entries are about and whose they are. */
type About = {
	held: readonly Held[];
	entries: readonly EntrySubjects[];
	organisations: readonly Organisation[];
};

/**
 * How a release is found: by the team's words in each of its languages, with what was held and whose it was, and by what
 * the entries of that are about. Never by what others said: their words stand nowhere but in their own place.
 */
export function storyToDocument(
	{ id, content, releasedAt }: { id: string; content: FrozenStory; releasedAt: Date },
	{ held, entries, organisations }: About
): SearchDocument {
	const each = (facet: string, values: readonly (string | number)[]) =>
		values.map((value) => `${facet}:${value}`);
	const titled = ({ title }: Held, language: string) => title[language] ?? title['en'] ?? '';
	return {
		key: storyKey(id),
		texts: Object.entries(content.words).flatMap(([language, { title, summary, body }]) => {
			const named = [
				...held.map((one) => titled(one, language)),
				...organisations.flatMap(({ names, name, shortName }) => [names[language] ?? name, shortName])
			];
			return [
				{ language, title, body: [summary, ...new Set(named)].filter(Boolean).join('\n') },
				// Each a text of its own: in a long one a title would count for less, and its end would not be read.
				...plainSections(storyFrom(body)).map((section) => ({ language, title: '', body: section }))
			];
		}),
		filters: [
			...new Set([
				'kind:story',
				...each('language', Object.keys(content.words)),
				...entries.flatMap(({ topics, sdgs, gcmObjectives, countries, regions }) => [
					...each('topic', topics),
					...each('sdg', sdgs),
					...each('gcm', gcmObjectives),
					...each('country', countries),
					...each('region', regions)
				]),
				...each(
					'provider',
					organisations.map(({ slug }) => slug)
				)
			])
		],
		periods: [],
		newestAt: releasedAt
	};
}

/** Puts the latest releases of stories into the search; what was never released, or was taken back, is taken out. */
export async function putStories(tx: Writer, ids: readonly StoryId[]): Promise<void> {
	if (ids.length === 0) return;
	const rows = await tx
		.selectDistinctOn([story.id], {
			id: story.id,
			organisationId: story.organisationId,
			withdrawnAt: story.withdrawnAt,
			content: storyRelease.content,
			releasedAt: storyRelease.releasedAt
		})
		.from(story)
		.innerJoin(storyRelease, eq(storyRelease.storyId, story.id))
		.where(inArray(story.id, [...ids]))
		.orderBy(story.id, desc(storyRelease.number));
	const shown = rows.filter(({ withdrawnAt }) => withdrawnAt === null);
	const aboutOf = await aboutThese(shown, tx);
	await put(
		tx,
		shown.map((row) => storyToDocument(row, aboutOf(row)))
	);
	const here = new Set<string>(shown.map(({ id }) => id));
	await remove(tx, ids.filter((id) => !here.has(id)).map(storyKey));
}

type Released = { organisationId: string | null; content: FrozenStory };

/** What each of these releases is about: as many queries for all as for one. */
async function aboutThese(stories: readonly Released[], tx: Writer): Promise<(one: Released) => About> {
	const all = await heldFor(
		stories.flatMap(({ content }) => content.scope.cohorts),
		tx
	);
	const entries = await subjectsOfEntries(entriesOfHeld(all.values()), tx);
	const organisations = await organisationsById(
		[
			...stories.flatMap(({ organisationId }) => organisationId ?? []),
			...entries.flatMap(({ providers }) => providers)
		],
		tx
	);
	return ({ organisationId, content }) => {
		const cohorts = new Set(content.scope.cohorts);
		const held = [...all].flatMap(([id, one]) => (cohorts.has(id) ? [one] : []));
		const slugs = entriesOfHeld(held);
		const own = entries.filter(({ slug }) => slugs.includes(slug));
		const whose = new Set([organisationId, ...own.flatMap(({ providers }) => providers)]);
		return {
			...{ held, entries: own },
			organisations: [...whose].flatMap((id) => (id === null ? [] : (organisations.get(id) ?? [])))
		};
	};
}

/** Puts stories into the search once more, as they are now. */
export async function putStoriesAgain(ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await transaction(async (tx) => {
		// Held: a release that comes meanwhile is put after this, not under it.
		await tx
			.select({ id: story.id })
			.from(story)
			.where(inArray(story.id, [...new Set(ids)] as StoryId[]))
			.orderBy(story.id)
			.for('no key update');
		await putStories(tx, ids as StoryId[]);
	});
}
