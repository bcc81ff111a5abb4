import { daysAfter } from '#catalogue/index.ts';
import type { Texts } from '#courses/index.ts';
import type { Id } from '#platform/index.ts';

export type ApplicationQuestionId = Id<'ApplicationQuestion'>;

/** `purpose`: why it is asked; it stands beside the question. */
export type ApplicationWords = { question: string; purpose: string };

/** What a team asks of those who apply, beside why they want to take part. */
export type ApplicationQuestion = {
	id: ApplicationQuestionId;
	required: boolean;
	texts: Texts<ApplicationWords>;
};

export const mostQuestions = 5;
export const longestQuestion = 300;
export const longestPurpose = 300;
export const longestApplicationAnswer = 2000;
/** After the decision its purpose is over; so long one may still ask why it fell. */
export const keptDays = 90;
const keptAtMostDays = 365;

type Problem = { field: string; code: string; details?: Record<string, number> };

/** What is wrong with a team's questions, by the field of its form: `question.0.en`. Each says why it asks. */
export function problemsOfQuestions(
	questions: readonly Pick<ApplicationQuestion, 'texts'>[],
	languages: readonly string[]
): Problem[] {
	if (questions.length > mostQuestions)
		return [{ field: '', code: 'more_than', details: { most: mostQuestions } }];
	return questions.flatMap(({ texts }, at) => {
		const written = Object.entries(texts);
		if (written.length === 0) return [{ field: `question.${at}.${languages[0] ?? 'en'}`, code: 'required' }];
		return written.flatMap(([language, { question, purpose }]) => [
			...(languages.includes(language)
				? []
				: [{ field: `question.${at}.${language}`, code: 'edition_language' }]),
			...wordsProblem(`question.${at}.${language}`, question, longestQuestion),
			...wordsProblem(`purpose.${at}.${language}`, purpose, longestPurpose)
		]);
	});
}

function wordsProblem(field: string, text: string, most: number): Problem[] {
	if (text.trim() === '') return [{ field, code: 'required' }];
	return text.length > most ? [{ field, code: 'longer_than', details: { most } }] : [];
}

export type ApplicationAnswers = Readonly<Record<string, string>>;

/** What is wrong with an applicant's answers, by the field of the form: `application.ID`. */
export function problemsOfAnswers(
	questions: readonly ApplicationQuestion[],
	answers: ApplicationAnswers
): Problem[] {
	return questions.flatMap(({ id, required }): Problem[] => {
		const answer = (answers[id] ?? '').trim();
		const field = `application.${id}`;
		if (answer === '') return required ? [{ field, code: 'required' }] : [];
		return answer.length > longestApplicationAnswer
			? [{ field, code: 'longer_than', details: { most: longestApplicationAnswer } }]
			: [];
	});
}

/** The day an answer is erased: three months after the decision, and without one a year after it was given. */
export function answerErasedOn(answeredOn: string, decidedOn: string | null): string {
	const last = daysAfter(answeredOn, keptAtMostDays);
	const due = decidedOn === null ? last : daysAfter(decidedOn, keptDays);
	return due < last ? due : last;
}
