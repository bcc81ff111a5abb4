import { sql } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import type { CohortId } from './cohort.ts';

/** A story that speaks of a cohort: in its draft, and in these of its releases. */
export type CohortUse = {
	slug: string;
	title: string;
	language: string;
	isDraft: boolean;
	releases: number[];
};

export async function usesOfCohort(id: CohortId, reader: Reader = db): Promise<CohortUse[]> {
	const { rows } = await reader.execute<CohortUse>(sql`
		select story.slug, story.source_language as language,
			coalesce((select title from story_text text where text.story_id = story.id
				and text.language = story.source_language), story.slug) as title,
			${id}::uuid = any(story.cohorts) as "isDraft",
			array(select number from story_release release where release.story_id = story.id
				and release.content -> 'scope' -> 'cohorts' ? ${id}::text order by number) as releases
		from story
		where ${id}::uuid = any(story.cohorts) or story.id in (select story_id from story_release release
			where release.content -> 'scope' -> 'cohorts' ? ${id}::text)
		order by story.created_at`);
	return rows;
}
