import { and, eq, isNull, sql } from 'drizzle-orm';
import { db, prepared } from '#platform/index.server.ts';
import { emptyQuery, find, keptUntilChange } from '#search/index.server.ts';
import type { Texts } from '#surveys/index.ts';
import { impactCohort } from './cohort-tables.server.ts';
import { chosenWords } from './story-language.ts';
import { story, storyRelease } from './story-tables.server.ts';

/** A released story in a list, in the language of the page or the next best. */
export type StorySummary = {
	id: string;
	slug: string;
	title: { text: string; language: string };
	/** '': nobody wrote one. */
	summary: { text: string; language: string };
	languages: readonly string[];
	releasedAt: Date;
	illustrative: boolean;
	/** What its people took part in, that which was held last first. */
	held: readonly HeldCohort[];
};
export type HeldCohort = {
	/** By which the numbers of `/impact` are narrowed to it. */
	slug: string;
	/** 'edition:<id>', 'event:<id>'; null: brought from elsewhere. */
	subject: string | null;
	title: Texts;
	startsOn: string | null;
	endsOn: string | null;
	illustrative: boolean;
};

type Row = Omit<StorySummary, 'title' | 'summary'> & {
	words: Record<string, { title: string; summary: string }>;
	sourceLanguage: string;
};

const most = 2_000;
const cohortsOf = sql`(${storyRelease.content} -> 'scope' -> 'cohorts')`;
const isLatest = sql`not exists (select from story_release newer
	where newer.story_id = ${storyRelease.storyId} and newer.number > ${storyRelease.number})`;

// Of a release, which may be long, only what a list shows.
const columns = {
	id: story.id,
	slug: story.slug,
	words: sql<Row['words']>`(select jsonb_object_agg(key, jsonb_build_object('title', value -> 'title',
		'summary', value -> 'summary')) from jsonb_each(${storyRelease.content} -> 'words'))`,
	languages: sql<string[]>`array(select jsonb_object_keys(${storyRelease.content} -> 'words') order by 1)`,
	sourceLanguage: sql<string>`${storyRelease.content} ->> 'sourceLanguage'`,
	illustrative: sql<boolean>`(${storyRelease.content} -> 'illustrative')::boolean`,
	releasedAt: storyRelease.releasedAt,
	held: sql<
		HeldCohort[]
	>`(select coalesce(json_agg(json_build_object('slug', held.slug, 'subject', held.subject,
		'title', held.title, 'startsOn', held.starts_on, 'endsOn', held.ends_on, 'illustrative', held.illustrative)
		order by held.starts_on desc nulls last, held.slug), '[]')
		from jsonb_array_elements_text(${cohortsOf}) cohort join impact_cohort held on held.id = cohort::uuid)`
};

const released = () =>
	db.select(columns).from(story).innerJoin(storyRelease, eq(storyRelease.storyId, story.id)).$dynamic();

const byIds = prepared(() =>
	released()
		.where(
			and(isNull(story.withdrawnAt), isLatest, sql`${story.id} = any(${sql.placeholder('ids')}::uuid[])`)
		)
		.prepare('impact_story_summaries')
);

const bySubjects = prepared(() =>
	db
		.select({ ...columns, subject: impactCohort.subject })
		.from(impactCohort)
		.innerJoin(storyRelease, sql`${cohortsOf} ? ${impactCohort.id}::text`)
		.innerJoin(story, eq(story.id, storyRelease.storyId))
		.where(
			and(
				isNull(story.withdrawnAt),
				isLatest,
				sql`${impactCohort.subject} = any(${sql.placeholder('subjects')}::text[])`
			)
		)
		.prepare('impact_stories_about')
);

// Every release and every withdrawal puts or removes a search document.
const known = keptUntilChange(
	async (ids) => new Map((await byIds().execute({ ids })).map((row): [string, Row] => [row.id, row])),
	most
);
const knownAbout = keptUntilChange(async (subjects) => {
	const rows = Map.groupBy(await bySubjects().execute({ subjects }), ({ subject }) => subject);
	return new Map(subjects.map((subject): [string, Row[]] => [subject, rows.get(subject) ?? []]));
}, most);

/** Those of the ids that are released and not taken back, in their order. At most one query. */
export async function storySummaries(ids: readonly string[], language: string): Promise<StorySummary[]> {
	if (ids.length === 0) return [];
	const rows = await known(ids);
	return ids.flatMap((id) => rows.get(id) ?? []).map((row) => inWords(row, language));
}

/**
 * What was released about these ('edition:<id>', 'event:<id>'), the newest first. At most one query; none on a hub that
 * tells no story.
 */
export async function storiesAbout(
	subjects: readonly string[],
	language: string,
	now: Date
): Promise<StorySummary[]> {
	if (subjects.length === 0 || !(await isAnythingTold(now))) return [];
	const rows = [...(await knownAbout(subjects)).values()].flat();
	return [...new Map(rows.map((row) => [row.id, row])).values()]
		.sort((a, b) => b.releasedAt.getTime() - a.releasedAt.getTime())
		.map((row) => inWords(row, language));
}

/** Answered by the search, from memory. */
async function isAnythingTold(now: Date): Promise<boolean> {
	const query = { ...emptyQuery(), filters: { kind: ['story'] }, size: 1 };
	return (await find(query, { now, language: 'en' })).total > 0;
}

function inWords({ words, sourceLanguage, ...row }: Row, wanted: string): StorySummary {
	const chosen = chosenWords({ words, sourceLanguage }, wanted);
	const said = (text: string | undefined) => ({ text: text ?? '', language: chosen?.language ?? wanted });
	return { ...row, title: said(chosen?.words.title), summary: said(chosen?.words.summary) };
}

export type PublishedStory = Pick<StorySummary, 'slug' | 'languages' | 'releasedAt'>;

/** Everything that anybody may read, with the languages it is in. */
export async function publishedStories(): Promise<PublishedStory[]> {
	return db
		.select({ slug: columns.slug, languages: columns.languages, releasedAt: columns.releasedAt })
		.from(story)
		.innerJoin(storyRelease, eq(storyRelease.storyId, story.id))
		.where(and(isNull(story.withdrawnAt), isLatest))
		.orderBy(story.slug);
}
