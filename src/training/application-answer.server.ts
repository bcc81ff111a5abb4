import { asc, eq, inArray, sql } from 'drizzle-orm';
import { dayIn } from '#catalogue/index.ts';
import { wordsIn } from '#courses/index.ts';
import { Refusal } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import {
	answerErasedOn,
	keptDays,
	problemsOfAnswers,
	type ApplicationAnswers,
	type ApplicationQuestion,
	type ApplicationQuestionId
} from './application-question.ts';
import type { Edition, EditionId } from './edition.ts';
import type { EnrolmentId } from './enrolment.ts';
import { applicationAnswer, applicationQuestion } from './tables.server.ts';

/** What applicants are asked, in the order of the form. */
export async function applicationQuestionsOf(
	id: EditionId,
	reader: Reader = db
): Promise<ApplicationQuestion[]> {
	return reader
		.select({
			id: applicationQuestion.id,
			required: applicationQuestion.required,
			texts: applicationQuestion.texts
		})
		.from(applicationQuestion)
		.where(eq(applicationQuestion.editionId, id))
		.orderBy(asc(applicationQuestion.place));
}

/** One answer that is kept, with the question as it was read. */
export type ApplicationAnswer = {
	questionId: ApplicationQuestionId;
	language: string;
	asked: string;
	answer: string;
	eraseOn: string;
};

/** For rows that have decided who may read them. */
export async function applicationAnswersOf(
	ids: readonly EnrolmentId[]
): Promise<Map<EnrolmentId, ApplicationAnswer[]>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select()
		.from(applicationAnswer)
		.where(inArray(applicationAnswer.enrolmentId, [...ids]))
		.orderBy(asc(applicationAnswer.place));
	return new Map(
		[...Map.groupBy(rows, ({ enrolmentId }) => enrolmentId)].map(([id, some]) => [
			id,
			some.map(({ questionId, language, asked, answer, eraseOn }) => ({
				...{ questionId, language, asked, answer, eraseOn }
			}))
		])
	);
}

/** Keeps what an applicant answered, in the place of what they answered before. Throws Refusal with its field. */
export async function keepAnswers(
	tx: Writer,
	id: EnrolmentId,
	facts: Edition,
	{ language, answers }: { language: string; answers: ApplicationAnswers },
	now: Date
): Promise<void> {
	const questions = await applicationQuestionsOf(facts.id, tx);
	const [problem] = problemsOfAnswers(questions, answers);
	if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
	await tx.delete(applicationAnswer).where(eq(applicationAnswer.enrolmentId, id));
	const rows = questions.flatMap(({ id: questionId, texts }, at) => {
		const answer = (answers[questionId] ?? '').trim();
		const read = wordsIn(texts, language, facts.languages[0] ?? 'en');
		if (answer === '' || !read) return [];
		return [
			{
				...{ enrolmentId: id, questionId, place: at + 1, language, answer, answeredAt: now },
				asked: read.words.question,
				eraseOn: answerErasedOn(dayIn('UTC', now), null)
			}
		];
	});
	if (rows.length > 0) await tx.insert(applicationAnswer).values(rows);
}

/** The application is decided, or taken back: what was asked for it is kept three months from now, and no longer than before. */
export async function answersAreDue(tx: Writer, id: EnrolmentId, now: Date): Promise<void> {
	const due = sql`${dayIn('UTC', now)}::date + ${keptDays}::int`;
	await tx
		.update(applicationAnswer)
		.set({ eraseOn: sql`least(${applicationAnswer.eraseOn}, ${due})` })
		.where(eq(applicationAnswer.enrolmentId, id));
}
