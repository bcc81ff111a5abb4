import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { Gone, NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { dataVersionOfScope, dataVersionsOfScopes } from './data-version.server.ts';
import { storyNow, type StoryNow, type Written } from './story-freezing.server.ts';
import { chosenWords } from './story-language.ts';
import { openRequestOf } from './story-releasing.server.ts';
import { toldResponse } from './story-response.ts';
import { referencesOf, withFigures } from './story-references.ts';
import { shownVoices } from './story-shown.server.ts';
import { story, storyRelease } from './story-tables.server.ts';
import { storyFrom } from './story-text.ts';
import { openStory, type Story } from './story.server.ts';
import type { ListedStory, ReadStory, StoryMethod } from './story.ts';

/** A release, the latest if none is named. Throws NotFound; Gone (with `because`) of a story that was taken back. */
export async function readStory(slug: string, language: string, number?: number): Promise<ReadStory> {
	const { found, content, releases, release } = await releaseOf(slug, number);
	const current = await dataVersionOfScope(content.scope);
	return {
		...(await inWords(found, content, language)),
		verdict: content.audit.verdict,
		release,
		releases,
		newerData: current !== content.dataVersion
	};
}

/**
 * What the method page of a release says from its data; small counts are hidden also in what was frozen when they were not.
 * Throws as `readStory`.
 */
export async function methodOf(slug: string, number?: number): Promise<StoryMethod> {
	const { method } = (await releaseOf(slug, number)).content;
	return { ...method, waves: method.waves.map((wave) => toldResponse(wave)) };
}

/**
 * The draft in the shape of a release, for who writes it: numbers are live, and nobody has judged them yet. `typed`: words
 * of this language that are not saved.
 */
export async function draftStory(
	actor: Actor,
	slug: string,
	language: string,
	now: Date,
	typed?: Omit<Written, 'language'>
): Promise<ReadStory> {
	const found = await openStory(actor, slug);
	const written = typed && [{ ...typed, language }];
	const [content, releases] = await Promise.all([storyNow(found, now, written), releasesOf(found)]);
	return {
		...(await inWords(found, content, language)),
		verdict: 'review',
		release: { number: (releases[0]?.number ?? 0) + 1, at: now, dataVersion: content.dataVersion },
		releases,
		newerData: false
	};
}

/** What somebody asked to release, as it would be read: what the second person approves. Throws NotFound. */
export async function requestedStory(actor: Actor, slug: string, language: string): Promise<ReadStory> {
	const found = await openStory(actor, slug);
	const [request, releases] = await Promise.all([openRequestOf(found.id), releasesOf(found)]);
	if (!request) throw new NotFound('request');
	const { content, askedAt } = request;
	return {
		...(await inWords(found, content, language)),
		verdict: request.verdict,
		release: { number: (releases[0]?.number ?? 0) + 1, at: askedAt, dataVersion: content.dataVersion },
		releases,
		newerData: false
	};
}

/** Everything published, the latest release first. */
export async function listStories(language: string): Promise<ListedStory[]> {
	const rows = await db
		.selectDistinctOn([story.id], { slug: story.slug, release: storyRelease })
		.from(story)
		.innerJoin(storyRelease, eq(storyRelease.storyId, story.id))
		.where(isNull(story.withdrawnAt))
		.orderBy(story.id, desc(storyRelease.number));
	const versions = await dataVersionsOfScopes(rows.map(({ release }) => release.content.scope));
	const listed = rows.map(({ slug, release: { number, releasedAt, content } }, i) => {
		const chosen = wordsIn(content, language);
		return {
			...{ slug, language: chosen.language, languages: Object.keys(content.words) },
			...{ title: chosen.words.title, summary: chosen.words.summary },
			release: { number, at: releasedAt },
			newerData: versions[i] !== content.dataVersion,
			illustrative: content.illustrative
		};
	});
	return listed.sort((a, b) => b.release.at.getTime() - a.release.at.getTime());
}

async function releaseOf(slug: string, number?: number) {
	const [found] = await db.select().from(story).where(eq(story.slug, slug));
	if (!found) throw new NotFound('story');
	const releases = await releasesOf(found);
	const wanted = number ?? releases[0]?.number;
	if (wanted === undefined || !releases.some((one) => one.number === wanted)) throw new NotFound('story');
	if (found.withdrawnAt !== null) throw new Gone('story', { because: found.withdrawnBecause ?? '' });
	const [row] = await db
		.select()
		.from(storyRelease)
		.where(and(eq(storyRelease.storyId, found.id), eq(storyRelease.number, wanted)));
	if (!row) throw new NotFound('story');
	return {
		...{ found, releases, content: row.content },
		release: { number: row.number, at: row.releasedAt, dataVersion: row.dataVersion }
	};
}

async function releasesOf({ id }: Story): Promise<{ number: number; at: Date }[]> {
	return db
		.select({ number: storyRelease.number, at: storyRelease.releasedAt })
		.from(storyRelease)
		.where(eq(storyRelease.storyId, id))
		.orderBy(desc(storyRelease.number));
}

type InWords = Omit<ReadStory, 'release' | 'releases' | 'newerData' | 'verdict'>;

async function inWords(found: Story, content: StoryNow, wanted: string): Promise<InWords> {
	const { language, words } = wordsIn(content, wanted);
	const text = storyFrom(words.body);
	const voices = await shownVoices(found.id, wanted, referencesOf(text));
	return {
		...{ slug: found.slug, language, languages: Object.keys(content.words) },
		...{ sourceLanguage: content.sourceLanguage, behind: words.behind ?? [] },
		...{ title: words.title, summary: words.summary, method: words.method },
		blocks: withFigures(text.blocks, content.figures),
		...{ notes: text.notes, facts: content.facts, indicators: content.indicators ?? {}, ...voices },
		...{ scope: content.scope, illustrative: content.illustrative }
	};
}

/** In the language asked for, else in the one it was written in. */
function wordsIn({ words, sourceLanguage }: StoryNow, wanted: string) {
	const found = chosenWords({ words, sourceLanguage }, wanted);
	if (!found) throw new NotFound('story');
	return found;
}
