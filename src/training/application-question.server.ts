import { and, eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import {
	applicationAnswersOf,
	applicationQuestionsOf,
	type ApplicationAnswer
} from './application-answer.server.ts';
import {
	problemsOfQuestions,
	type ApplicationQuestion,
	type ApplicationQuestionId
} from './application-question.ts';
import type { EditionId } from './edition.ts';
import { openEdition } from './edition.server.ts';
import { lockEdition, ownEnrolment } from './enrolment.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { applicationAnswer, applicationQuestion, edition } from './tables.server.ts';

/** A question of the form; `id` null: it is new. */
export type ApplicationQuestionInput = Omit<ApplicationQuestion, 'id'> & { id: ApplicationQuestionId | null };

/**
 * Writes what applicants are asked, all questions at once. `revision`: of the edition, as the actor saw it. Answers that
 * were given stay with the question as it was read. Throws Refusal with its field, and changed_meanwhile.
 */
export async function putApplicationQuestions(
	actor: Actor,
	slug: string,
	revision: number,
	questions: readonly ApplicationQuestionInput[]
): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await openEdition(actor, 'manage', slug, tx);
		const facts = await lockEdition(tx, id);
		if (facts.revision !== revision) throw new Refusal('changed_meanwhile', { revision: facts.revision });
		const [problem] = problemsOfQuestions(questions, facts.languages);
		if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
		const known = new Set((await applicationQuestionsOf(id, tx)).map((one) => one.id));
		await tx.delete(applicationQuestion).where(eq(applicationQuestion.editionId, id));
		await insertQuestions(
			tx,
			id,
			questions.map((one) => ({
				...one,
				id: one.id !== null && known.has(one.id) ? one.id : newId<'ApplicationQuestion'>()
			}))
		);
		await tx
			.update(edition)
			.set({ revision: revision + 1 })
			.where(eq(edition.id, id));
	});
}

export async function insertQuestions(
	tx: Writer,
	id: EditionId,
	questions: readonly ApplicationQuestion[]
): Promise<void> {
	const rows = questions.map((one, at) => ({ ...one, editionId: id, place: at + 1 }));
	if (rows.length > 0) await tx.insert(applicationQuestion).values(rows);
}

/** What the actor answered when they applied; anybody else's is not found. */
export async function applicationAnswersOfMine(actor: Actor, id: EnrolmentId): Promise<ApplicationAnswer[]> {
	await ownEnrolment(actor, id);
	return (await applicationAnswersOf([id])).get(id) ?? [];
}

/** The learner erases one answer; not while the team decides on it. Throws Refusal motivation_needed. */
export async function eraseApplicationAnswer(
	actor: Actor,
	id: EnrolmentId,
	questionId: ApplicationQuestionId
): Promise<void> {
	await transaction(async (tx) => {
		const own = await ownEnrolment(actor, id, tx);
		if (own.state === 'applied') throw new Refusal('motivation_needed');
		await tx
			.delete(applicationAnswer)
			.where(and(eq(applicationAnswer.enrolmentId, id), eq(applicationAnswer.questionId, questionId)));
	});
}
