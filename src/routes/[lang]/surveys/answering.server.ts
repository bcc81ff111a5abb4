import { dayText } from '#catalogue/ui/day.ts';
import { m } from '#messages/messages.js';
import type { LinkRefusal, Opened, Refused } from '#surveys/index.server.ts';
import { isCountry, linkageSentences, type Wave } from '#surveys/index.server.ts';
import {
	answersFrom,
	askedOf,
	enteredOf,
	isAsked,
	isWhole,
	lastDayOf,
	missingOf,
	questionsOf,
	textIn,
	type Answers,
	type Question,
	type Section
} from '#surveys/index.ts';
import { shownQuestion } from '#surveys/ui/shown.ts';
import type { Problem } from '#ui/form/problem.ts';
import { all, type Values } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';

/** A link may stand in an address, and is never longer. */
export const keyOf = (params: { key: string }): string => params.key.slice(0, 200);

/** Nobody else’s to keep; and no other site hears of the address. */
export const privately = { 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' } as const;

const refusals: Record<LinkRefusal, (words: { day: string }) => string> = {
	forged: m.surveys_link_forged,
	revoked: m.surveys_link_revoked,
	early: m.surveys_link_early,
	closed: m.surveys_link_closed,
	spent: m.surveys_link_spent,
	erased: m.surveys_link_erased
};

/** Why a link opens nothing, in words, and what it was of. */
export function refusedWords({ refused, wave }: Refused, language: string) {
	const day = wave ? dayText(refused === 'early' ? wave.opensOn : lastDayOf(wave), language) : '';
	return { title: wave ? textIn(wave.title, language) : null, text: refusals[refused]({ day }) };
}

/** What somebody agrees to, in plain words, before the first question. */
export function consentOf(
	wave: Wave,
	{ intro, sections }: Pick<Opened['questionnaire'], 'intro' | 'sections'>,
	language: string
) {
	const words = textIn(intro, language);
	const questions = questionsOf({ sections }).filter(isAsked);
	return {
		title: textIn(wave.title, language),
		intro: { paragraphs: words.text.split(/\n+/u).filter(Boolean), language: words.language },
		promise: linkageSentences[wave.linkage](),
		sensitive: questions.some(({ sensitivity }) => sensitivity === 'sensitive'),
		questions: questions.length,
		until: dayText(wave.closesOn, language),
		illustrative: wave.illustrative,
		/** Where it is asked in other languages only. */
		others: wave.languages.includes(language)
			? []
			: wave.languages.map((code) => ({ code, name: languageName(code) }))
	};
}

/** The sections that these answers lead to, as steps. */
export function stepsOf({ questionnaire, answers }: Opened, language: string) {
	return askedOf(questionnaire, answers ?? {}).map(({ id, texts }) => ({
		id,
		title: textIn(texts, language, id)
	}));
}

/** The section that a page is of; with what is not asked yet, which may be while somebody answers. */
export function sectionOf({ questionnaire }: Opened, id: string): Section | null {
	return questionnaire.sections.find((section) => section.id === id) ?? null;
}

export function shownSection(opened: Opened, section: Section, language: string) {
	const asked = new Set(
		askedOf(opened.questionnaire, opened.answers ?? {})
			.find(({ id }) => id === section.id)
			?.questions.map(({ id }) => id)
	);
	return {
		id: section.id,
		title: textIn(section.texts, language, section.id),
		when: section.when ? JSON.stringify(section.when) : null,
		hidden: asked.size === 0,
		questions: section.questions.map((question) => shownQuestion(question, language, asked.has(question.id)))
	};
}

export type Sent = { questions: readonly Question[]; answers: Answers; problems: Problem[] };

/** What a page’s form says about these questions. */
export function sentFor(questions: readonly Question[], values: Values): Sent {
	const { answers, problems } = answersFrom(questions, (name) => all(values, name), isCountry);
	return { questions: questions.filter(isAsked), answers, problems };
}

/** What is asked on a page, must be answered, and is not. */
export function missingHere(opened: Opened, ids: readonly string[]): Problem[] {
	return missingOf(opened.questionnaire, opened.answers ?? {})
		.filter(({ question }) => ids.includes(question.id))
		.map(({ question }) => ({
			field: `q.${question.id}`,
			code: isWhole(question, opened.answers?.[question.id])
				? 'required'
				: question.kind === 'matrix'
					? 'survey_each_row'
					: 'required'
		}));
}

export function valuesOfAnswers(opened: Opened): Values {
	return enteredOf(questionsOf(opened.questionnaire), opened.answers ?? {});
}

export const pagePath = (language: string, key: string, page?: string): string =>
	`/${language}/surveys/answer/${key}${page ? `?page=${encodeURIComponent(page)}` : ''}`;
