import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import {
	attemptsOf,
	type Attempt,
	type Content,
	type GivenAnswer,
	type ItemId,
	type Lesson,
	type PersonMark,
	type QuestionOf,
	type QuizBlock
} from '#courses/index.ts';
import { auditLine, namesOf } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { append } from '#records/index.server.ts';
import { runOf, type Edition } from './edition.ts';
import { openEdition, versionOf } from './edition.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { logOf, registrationOf } from './learning.server.ts';
import type { MarkingKey } from './marking-sheet.ts';
import { settle } from './settling.server.ts';
import { enrolment, markingTask } from './tables.server.ts';

export type MarkingTask = MarkingKey<EnrolmentId, ItemId>;
type Key = MarkingTask;
export type WaitingAnswer = Key & { language: string; handedInAt: Date };

/** An open question where it is asked. */
export type OpenPlace = { lesson: Lesson; quiz: QuizBlock; question: QuestionOf<'open'> };

/** The answers that wait for a person, all of one question after another, the oldest first: one marks more evenly so. */
export async function answersToMark(actor: Actor, slug: string): Promise<WaitingAnswer[]> {
	const facts = await openEdition(actor, 'teach', slug);
	return waitingIn(facts);
}

async function waitingIn(facts: Edition): Promise<WaitingAnswer[]> {
	if (facts.versionId === null) return [];
	const { content } = await versionOf(facts);
	const rows = await db
		.select({
			enrolmentId: markingTask.enrolmentId,
			attempt: markingTask.attempt,
			questionId: markingTask.questionId,
			language: markingTask.language,
			handedInAt: markingTask.handedInAt
		})
		.from(markingTask)
		.innerJoin(enrolment, eq(enrolment.id, markingTask.enrolmentId))
		.where(and(eq(enrolment.editionId, facts.id), isNull(markingTask.markedAt)))
		.orderBy(asc(markingTask.handedInAt), asc(markingTask.attempt));
	const order = openQuestions(content).map(({ question }) => question.id);
	const placeOf = (id: ItemId) => (order.includes(id) ? order.indexOf(id) : order.length);
	return rows.sort((one, other) => placeOf(one.questionId) - placeOf(other.questionId));
}

/** Those marked already, the last first. */
export async function answersMarked(
	actor: Actor,
	slug: string,
	most = 50
): Promise<(WaitingAnswer & { markedAt: Date | null })[]> {
	const facts = await openEdition(actor, 'teach', slug);
	const rows = await db
		.select({ task: markingTask })
		.from(markingTask)
		.innerJoin(enrolment, eq(enrolment.id, markingTask.enrolmentId))
		.where(and(eq(enrolment.editionId, facts.id), isNotNull(markingTask.markedAt)))
		.orderBy(asc(markingTask.markedAt));
	return rows
		.map(({ task }) => task)
		.reverse()
		.slice(0, most);
}

/** All questions that a person marks, in the order of the course. */
export function openQuestions(content: Content): OpenPlace[] {
	return content.modules
		.flatMap(({ lessons }) => lessons)
		.flatMap((lesson) =>
			lesson.blocks
				.filter((block) => block.kind === 'quiz')
				.flatMap((quiz) =>
					quiz.questions
						.filter((question) => question.kind === 'open')
						.map((question) => ({ lesson, quiz, question }))
				)
		);
}

export type AnswerToMark = OpenPlace & {
	key: Key;
	edition: Edition;
	content: Content;
	answer: GivenAnswer;
	/** Which of their attempts, from 1. */
	number: number;
	handedInAt: Date;
	mark: PersonMark | null;
	markedAt: Date | null;
	/** By whom; null: nobody yet, or somebody who is no longer here. */
	markedBy: string | null;
	/** Where the edition marks blind, null until it is marked: one marks the answer and not the person. */
	name: string | null;
	before: Key | null;
	after: Key | null;
	/** How many wait in all. */
	waiting: number;
};

/** One answer with all one needs to mark it. Throws NotFound. */
export async function answerToMark(actor: Actor, slug: string, key: Key, now: Date): Promise<AnswerToMark> {
	const facts = await openEdition(actor, 'teach', slug);
	const [task, waiting] = await Promise.all([taskAt(facts, key), waitingIn(facts)]);
	const { content } = await versionOf(facts);
	const place = openQuestions(content).find(({ question }) => question.id === key.questionId);
	if (!place) throw new NotFound('question');
	const log = await logOf(task.own);
	const attempts = attemptsOf(place.quiz, log, { now, until: runOf(facts).until });
	const attempt = attempts.find(({ id }) => id === key.attempt);
	const answer = attempt?.answers.get(key.questionId);
	if (!attempt || !answer) throw new NotFound('answer');
	const people = await namesOf([task.own.personId, task.markedBy].flatMap((id) => id ?? []));
	const at = waiting.findIndex((one) => isSame(one, key));
	const others = waiting.filter((one) => !isSame(one, key));
	return {
		...place,
		key,
		edition: facts,
		content,
		answer,
		number: attempts.indexOf(attempt) + 1,
		handedInAt: task.handedInAt,
		mark: markIn(attempt, key.questionId),
		markedAt: task.markedAt,
		markedBy: task.markedBy === null ? null : (people.get(task.markedBy) ?? null),
		name: facts.blindMarking && task.markedAt === null ? null : (people.get(task.own.personId ?? '') ?? null),
		before: at > 0 ? (waiting[at - 1] ?? null) : null,
		after: (at < 0 ? others[0] : waiting[at + 1]) ?? null,
		waiting: waiting.length
	};
}

function markIn(attempt: Attempt, questionId: ItemId): PersonMark | null {
	return attempt.marks.get(questionId) ?? null;
}

export function isSame(one: Key, other: Key): boolean {
	return (
		one.enrolmentId === other.enrolmentId &&
		one.attempt === other.attempt &&
		one.questionId === other.questionId
	);
}

async function taskAt(facts: Edition, key: Key) {
	const [row] = await db
		.select({ task: markingTask, own: enrolment })
		.from(markingTask)
		.innerJoin(enrolment, eq(enrolment.id, markingTask.enrolmentId))
		.where(and(atKey(key), eq(enrolment.editionId, facts.id)));
	if (!row) throw new NotFound('answer');
	return { ...row.task, own: row.own };
}

function atKey(key: Key) {
	return and(
		eq(markingTask.enrolmentId, key.enrolmentId),
		eq(markingTask.attempt, key.attempt),
		eq(markingTask.questionId, key.questionId)
	);
}

/**
 * Marks an answer: appended to the learner's log as a statement, whatever the day, then settled, so that a certificate
 * that waited for it follows. `seen` is when it had been marked when the sheet was opened (null: not yet): of two who mark
 * at once the second is told, by Refusal marked_meanwhile with who and when. Marking again replaces the mark.
 */
export async function markAnswer(
	actor: Actor,
	slug: string,
	key: Key,
	mark: PersonMark,
	seen: Date | null,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const facts = await openEdition(actor, 'teach', slug, tx);
		const [row] = await tx
			.select({ task: markingTask, editionId: enrolment.editionId, personId: enrolment.personId })
			.from(markingTask)
			.innerJoin(enrolment, eq(enrolment.id, markingTask.enrolmentId))
			.where(atKey(key))
			.for('update', { of: markingTask });
		if (!row || row.editionId !== facts.id || row.personId === null) throw new NotFound('answer');
		if (row.task.markedAt?.getTime() !== seen?.getTime())
			throw new Refusal('marked_meanwhile', {
				personId: row.task.markedBy ?? '',
				at: row.task.markedAt?.toISOString() ?? ''
			});
		const statement = {
			id: newId<'Statement'>(),
			registration: registrationOf(key.enrolmentId),
			verb: 'marked' as const,
			object: key.questionId,
			attempt: key.attempt,
			value: { ...mark, criteria: { ...mark.criteria } },
			language: row.task.language,
			happenedAt: now,
			storedAt: null,
			flags: []
		};
		// After the last day too: what was handed in by then is marked when somebody comes to it.
		const always = { from: null, until: null, knows: () => true };
		await append(tx, registrationOf(key.enrolmentId), [statement], always, now);
		await tx
			.update(markingTask)
			.set({ markedAt: now, markedBy: actor.kind === 'person' ? actor.id : null })
			.where(atKey(key));
		await auditLine(tx, actor, 'mark', 'attempt', key.attempt);
	});
	await settle(key.enrolmentId, now);
}
