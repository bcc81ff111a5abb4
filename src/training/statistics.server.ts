import { createHash } from 'node:crypto';
import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import type { Version } from '#courses/index.server.ts';
import {
	itemStatistics,
	type Attempt,
	type CourseId,
	type ItemResponse,
	type ItemStatistics
} from '#courses/index.ts';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { lengthsOf, logsOf } from '#records/index.server.ts';
import { runOf, type Edition } from './edition.ts';
import { editionOf, governedEdition, openEdition, versionOf } from './edition.server.ts';
import { registrationOf } from './learning.server.ts';
import { may } from './policy.ts';
import {
	firstAttempt,
	responsesOf,
	withoutSmallChoices,
	withoutSmallItems,
	type ShownItem
} from './statistics.ts';
import { edition, enrolment } from './tables.server.ts';

export type CourseStatistics = {
	edition: Edition;
	/** Of the edition asked about: its questions are shown. */
	version: Version;
	editions: number;
	items: readonly ShownItem[];
};

/**
 * How the questions of a course did, joined over all its editions, versions and languages by the questions' identity.
 * Of each person only the first attempt at a quiz counts. Items of fewer than five people are not there; what fewer than
 * ten chose is told to the team alone.
 */
export async function statisticsOf(actor: Actor, slug: string, now: Date): Promise<CourseStatistics> {
	const asked = await openEdition(actor, 'measure', slug);
	const version = await versionOf(asked);
	const learners = await learnersOf(asked.courseId);
	const items = await itemsOf(asked.courseId, learners, now);
	const isTeam = may(actor, 'follow', await governedEdition(actor, asked));
	return {
		edition: asked,
		version,
		editions: new Set(learners.map((one) => one.edition.id)).size,
		items: isTeam ? items : withoutSmallChoices(items)
	};
}

type Learner = Awaited<ReturnType<typeof learnersOf>>[number];

/** Who was ever enrolled in an edition of the course that teaches something. */
async function learnersOf(courseId: CourseId) {
	const rows = await db
		.select({ edition, id: enrolment.id, personId: enrolment.personId })
		.from(enrolment)
		.innerJoin(edition, eq(edition.id, enrolment.editionId))
		.where(
			and(
				eq(edition.courseId, courseId),
				isNotNull(edition.versionId),
				isNotNull(enrolment.enrolledAt),
				ne(enrolment.state, 'erased')
			)
		)
		.orderBy(asc(edition.id), asc(enrolment.id));
	return rows.map((row) => ({ ...row, edition: editionOf(row.edition) }));
}

type Kept = { madeFrom: string; changesAt: Date | null; items: readonly ItemStatistics[] };

/** By course, in this process alone: what they were made from says whether they still hold, here as in any other. */
const kept = new Map<CourseId, Kept>();
const mostKept = 100;

/** Reads every log of the course only when one of them has grown, an edition was changed, or an attempt's time ran out. */
async function itemsOf(
	courseId: CourseId,
	learners: readonly Learner[],
	now: Date
): Promise<readonly ItemStatistics[]> {
	const madeFrom = await stateOf(learners);
	const known = kept.get(courseId);
	if (known?.madeFrom === madeFrom && (known.changesAt === null || now <= known.changesAt))
		return known.items;
	const { responses, changesAt } = await readLogs(learners, now);
	const items = withoutSmallItems(itemStatistics(responses));
	if (kept.size >= mostKept) kept.clear();
	kept.set(courseId, { madeFrom, changesAt, items });
	return items;
}

/** How far every log has come, and of which run and version it is. */
async function stateOf(learners: readonly Learner[]): Promise<string> {
	const lengths = await lengthsOf(learners.map(({ id }) => registrationOf(id)));
	const hash = createHash('sha256');
	for (const { edition: facts, id, personId } of learners)
		hash.update(
			[id, personId, lengths.get(registrationOf(id)) ?? 0, facts.versionId, facts.revision].join(' ') + '\n'
		);
	return hash.digest('base64url');
}

/** So many logs are in memory at once. */
const batch = 250;

async function readLogs(learners: readonly Learner[], now: Date) {
	// By person and quiz: the attempt begun first, in whichever edition.
	const firsts = new Map<string, { attempt: Attempt; responses: ItemResponse[] }>();
	let changesAt: Date | null = null;
	for (let at = 0; at < learners.length; at += batch) {
		const some = learners.slice(at, at + batch);
		const logs = await logsOf(some.map(({ id }) => registrationOf(id)));
		for (const { edition: facts, id, personId } of some) {
			const { content } = await versionOf(facts);
			const log = logs.get(registrationOf(id)) ?? [];
			const moment = { now, until: runOf(facts).until };
			const blocks = content.modules.flatMap(({ lessons }) => lessons).flatMap((lesson) => lesson.blocks);
			for (const quiz of blocks.filter((block) => block.kind === 'quiz')) {
				const first = firstAttempt(quiz, log, moment);
				if (first.changesAt && (changesAt === null || first.changesAt < changesAt))
					changesAt = first.changesAt;
				const key = `${personId} ${quiz.id}`;
				const known = firsts.get(key);
				const { attempt } = first;
				if (attempt && (!known || attempt.startedAt < known.attempt.startedAt))
					firsts.set(key, { attempt, responses: responsesOf(quiz, attempt) });
			}
		}
	}
	return { responses: [...firsts.values()].flatMap((one) => one.responses), changesAt };
}
