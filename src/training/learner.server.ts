import { eq } from 'drizzle-orm';
import { certificatesFor, type Certificate } from '#certificates/index.server.ts';
import type { Content, QuizBlock } from '#courses/index.ts';
import { namesOf } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { applicationAnswersOf, type ApplicationAnswer } from './application-answer.server.ts';
import { attemptsSeen, evidenceCounted, type AttemptSeen, type Evidence } from './attempts-seen.ts';
import { contributionsWhere, seenBy, type SeenContribution } from './discussion.server.ts';
import { runOf, type Edition } from './edition.ts';
import { openEdition } from './edition.server.ts';
import type { Enrolment } from './enrolment.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { registrationOf, standingOf } from './learning.server.ts';
import { toldToTeam, type ProfileAnswer } from './profile-answer.server.ts';
import type { LearnerProgress } from './progress.ts';
import { contribution, enrolment } from './tables.server.ts';

/** What a learner did: null for who was never enrolled, and where nothing is taught. */
export type LearnerStudy = {
	content: Content;
	progress: LearnerProgress;
	/** Quizzes that were begun, in the order of the course. */
	quizzes: { quiz: QuizBlock; attempts: AttemptSeen[] }[];
	/** Of acts outside of attempts. */
	evidence: Evidence;
};

/** Somebody of an edition, as whoever follows it sees them. */
export type LearnerSeen = {
	edition: Edition;
	own: Pick<
		Enrolment,
		'id' | 'state' | 'language' | 'askedAt' | 'enrolledAt' | 'endedAt' | 'motivation' | 'decidedReason'
	>;
	name: string;
	/** What they told the team, and nothing else of what they told. */
	told: ProfileAnswer[];
	/** To what the team asked of applicants. */
	answers: ApplicationAnswer[];
	study: LearnerStudy | null;
	certificates: Certificate[];
	contributions: (SeenContribution & { itemId: string })[];
};

/** Throws NotFound for who is not of this edition, and for who erased themselves. */
export async function findLearner(
	actor: Actor,
	slug: string,
	id: EnrolmentId,
	now: Date
): Promise<LearnerSeen> {
	const edition = await openEdition(actor, 'follow', slug);
	const [own] = await db.select().from(enrolment).where(eq(enrolment.id, id));
	if (!own || own.editionId !== edition.id || own.personId === null) throw new NotFound('learner');
	const [names, told, answers, certificates, written, study] = await Promise.all([
		namesOf([own.personId]),
		toldToTeam([id]),
		applicationAnswersOf([id]),
		certificatesFor(registrationOf(id)),
		contributionsWhere(eq(contribution.enrolmentId, id)),
		own.enrolledAt === null || edition.versionId === null ? null : studyOf(own, edition, now)
	]);
	const reader = { own: null, teaches: true, reported: new Set<string>() };
	return {
		edition,
		own,
		name: names.get(own.personId) ?? '…',
		told: told.get(id) ?? [],
		answers: answers.get(id) ?? [],
		study,
		certificates,
		contributions: written.map((row) => ({ ...seenBy(row, null, reader, now), itemId: row.itemId }))
	};
}

async function studyOf(own: Enrolment, edition: Edition, now: Date): Promise<LearnerStudy> {
	const { progress, log, version } = await standingOf(own, edition, now);
	const moment = { now, until: runOf(edition).until };
	const blocks = version.content.modules.flatMap(({ lessons }) => lessons).flatMap((lesson) => lesson.blocks);
	return {
		content: version.content,
		progress,
		quizzes: blocks
			.filter((block) => block.kind === 'quiz')
			.map((quiz) => ({ quiz, attempts: attemptsSeen(quiz, log, moment, edition.blindMarking) }))
			.filter(({ attempts }) => attempts.length > 0),
		evidence: evidenceCounted(log.filter(({ attempt }) => attempt === null).flatMap(({ flags }) => flags))
	};
}
