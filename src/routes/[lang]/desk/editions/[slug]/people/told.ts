import { dayText } from '#catalogue/ui/day.ts';
import type { ApplicationAnswer, ProfileAnswer } from '#training/index.server.ts';
import { direction } from '#vocabulary/index.ts';
import { fieldText } from '../../../../courses/[slug]/editions/[edition]/enrol/profile-words.ts';
import { answerText } from '../../../../learning/[edition]/about-me/answer-text.ts';

/** What somebody told the team, in words: each until the day it is erased. */
export function toldInWords(told: readonly ProfileAnswer[], language: string) {
	return told.map(({ field, value, eraseOn }) => ({
		field,
		name: fieldText(field),
		text: answerText(field, value, language),
		until: dayText(eraseOn, language)
	}));
}

/** What an applicant answered, under the question as they read it. */
export function answersShown(answers: readonly ApplicationAnswer[], language: string) {
	return answers.map(({ questionId, language: spoken, asked, answer, eraseOn }) => ({
		...{ id: questionId, asked, answer },
		own: spoken === language ? {} : { lang: spoken, dir: direction(spoken) },
		until: dayText(eraseOn, language)
	}));
}
