import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import type { Version } from '#courses/index.server.ts';
import { itemStatistics, type Attempt, type ItemResponse, type ItemStatistics } from '#courses/index.ts';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { logsOf } from '#records/index.server.ts';
import { runOf, type Edition } from './edition.ts';
import { editionOf, openEdition, versionOf } from './edition.server.ts';
import { registrationOf } from './learning.server.ts';
import { firstAttempt, responsesOf, withoutSmallItems } from './statistics.ts';
import { edition, enrolment } from './tables.server.ts';

export type CourseStatistics = {
	edition: Edition;
	/** Of the edition asked about: its questions are shown. */
	version: Version;
	editions: number;
	items: ItemStatistics[];
};

/** So many logs are in memory at once. */
const batch = 250;

/**
 * How the questions of a course did, joined over all its editions, versions and languages by the questions' identity.
 * Of each person only the first attempt at a quiz counts. Items of fewer than five people are not there.
 */
export async function statisticsOf(actor: Actor, slug: string, now: Date): Promise<CourseStatistics> {
	const asked = await openEdition(actor, 'follow', slug);
	const version = await versionOf(asked);
	const rows = await db
		.select({ edition, id: enrolment.id, personId: enrolment.personId })
		.from(enrolment)
		.innerJoin(edition, eq(edition.id, enrolment.editionId))
		.where(
			and(
				eq(edition.courseId, asked.courseId),
				isNotNull(edition.versionId),
				isNotNull(enrolment.enrolledAt),
				ne(enrolment.state, 'erased')
			)
		)
		.orderBy(asc(edition.id), asc(enrolment.id));
	// By person and quiz: the attempt begun first, in whichever edition.
	const firsts = new Map<string, { attempt: Attempt; responses: ItemResponse[] }>();
	for (let at = 0; at < rows.length; at += batch) {
		const some = rows.slice(at, at + batch);
		const logs = await logsOf(some.map(({ id }) => registrationOf(id)));
		for (const row of some) {
			const facts = editionOf(row.edition);
			const { content } = await versionOf(facts);
			const log = logs.get(registrationOf(row.id)) ?? [];
			const moment = { now, until: runOf(facts).until };
			const blocks = content.modules.flatMap(({ lessons }) => lessons).flatMap((lesson) => lesson.blocks);
			for (const quiz of blocks.filter((block) => block.kind === 'quiz')) {
				const attempt = firstAttempt(quiz, log, moment);
				const key = `${row.personId} ${quiz.id}`;
				const known = firsts.get(key);
				if (attempt && (!known || attempt.startedAt < known.attempt.startedAt))
					firsts.set(key, { attempt, responses: responsesOf(quiz, attempt) });
			}
		}
	}
	const responses = [...firsts.values()].flatMap((one) => one.responses);
	return {
		edition: asked,
		version,
		editions: new Set(rows.map((row) => row.edition.id)).size,
		items: withoutSmallItems(itemStatistics(responses))
	};
}
