import { isWhole } from './answer.ts';
import { isMet, type Answers } from './condition.ts';
import { isAsked, type Question, type Questionnaire, type Section } from './question.ts';
import type { Linkage } from './wave.ts';

export function questionsOf({ sections }: Pick<Questionnaire, 'sections'>): Question[] {
	return sections.flatMap(({ questions }) => questions);
}

/** What a wave of this linkage leaves out: whoever is promised to stay unknown is not asked who they are. */
export function leftOutOf(questionnaire: Pick<Questionnaire, 'sections'>, linkage: Linkage): Question[] {
	if (linkage !== 'anonymous') return [];
	return questionsOf(questionnaire).filter(({ sensitivity }) => sensitivity === 'identifying');
}

/** A questionnaire as a wave of this linkage asks it. */
export function asAskedIn(questionnaire: Questionnaire, linkage: Linkage): Questionnaire {
	const out = new Set(leftOutOf(questionnaire, linkage).map(({ id }) => id));
	if (out.size === 0) return questionnaire;
	const sections = questionnaire.sections.map((section) => ({
		...section,
		questions: section.questions.filter(({ id }) => !out.has(id))
	}));
	return { ...questionnaire, sections: sections.filter(({ questions }) => questions.length > 0) };
}

/** The pages and questions that these answers lead to, in order. An answer that is asked for no more counts for nothing. */
export function askedOf({ sections }: Pick<Questionnaire, 'sections'>, answers: Answers): Section[] {
	const standing: Answers = {};
	const asked: Section[] = [];
	for (const section of sections) {
		if (section.when && !isMet(section.when, standing)) continue;
		const questions = section.questions.filter((question) => {
			if (question.when && !isMet(question.when, standing)) return false;
			const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
			if (answer !== undefined) standing[question.id] = answer;
			return true;
		});
		if (questions.length > 0) asked.push({ ...section, questions });
	}
	return asked;
}

/** The answers to what is asked: what was answered before another answer changed the way is left out. */
export function standingAnswers(questionnaire: Pick<Questionnaire, 'sections'>, answers: Answers): Answers {
	const asked = askedOf(questionnaire, answers).flatMap(({ questions }) => questions.filter(isAsked));
	return Object.fromEntries(
		asked.flatMap(({ id }) => {
			const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
			return answer === undefined ? [] : [[id, answer]];
		})
	);
}

/** What is asked, required, and not answered whole. */
export function missingOf(
	questionnaire: Pick<Questionnaire, 'sections'>,
	answers: Answers
): { section: string; question: Question }[] {
	return askedOf(questionnaire, answers).flatMap(({ id, questions }) =>
		questions
			.filter((question) => question.required && !isWhole(question, answers[question.id]))
			.map((question) => ({ section: id, question }))
	);
}

/** From 0 to 1: how much of what is asked was answered; “prefer not to say” is an answer here. */
export function shareAnswered(questionnaire: Pick<Questionnaire, 'sections'>, answers: Answers): number {
	const asked = askedOf(questionnaire, answers).flatMap(({ questions }) => questions.filter(isAsked));
	const said = asked.filter(({ id }) => Object.hasOwn(answers, id));
	return asked.length === 0 ? 1 : said.length / asked.length;
}
