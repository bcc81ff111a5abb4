import { type Condition } from '#certificates/index.ts';
import { wordsIn, type Achievement, type Texts } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import { remembered } from '#platform/index.ts';
import { uiLanguages, type UiLanguage } from '#vocabulary/index.ts';

/** As much of a course's content as its rules name: a version's is that, and what is still being written can be. */
export type RuledContent = {
	source: string;
	modules: readonly {
		lessons: readonly {
			titles: Texts<string>;
			blocks: readonly { key: string; titles?: Texts<string> }[];
		}[];
	}[];
};

/** What a certificate asks for, in a sentence of each language of the interface: as it is signed into the certificate. */
export function ruleTexts(rule: Condition<Achievement>, content: RuledContent): Texts<string> {
	return Object.fromEntries(uiLanguages.map((language) => [language, ruleText(rule, content, language)]));
}

export function ruleText(rule: Condition<Achievement>, content: RuledContent, language: UiLanguage): string {
	const locale = { locale: language };
	const parts = (rules: Condition<Achievement>[], type: 'conjunction' | 'disjunction'): string =>
		new Intl.ListFormat(language, { type }).format(rules.map((one) => ruleText(one, content, language)));
	if ('all' in rule) return m.training_rule_all({ parts: parts(rule.all, 'conjunction') }, locale);
	if ('any' in rule) return m.training_rule_any({ parts: parts(rule.any, 'disjunction') }, locale);
	if ('of' in rule)
		return m.training_rule_at_least({ count: rule.atLeast, parts: parts(rule.of, 'conjunction') }, locale);
	return achievementText(rule, content, language);
}

const wholePercent = remembered(
	(language) => new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 })
);

/** One thing that is asked for. */
export function achievementText(asked: Achievement, content: RuledContent, language: UiLanguage): string {
	const locale = { locale: language };
	const percent = (share: number): string => wholePercent(language).format(share);
	if ('lessons' in asked)
		return asked.lessons.share >= 1
			? m.training_rule_lessons_all({}, locale)
			: m.training_rule_lessons({ percent: percent(asked.lessons.share) }, locale);
	if ('quiz' in asked)
		return m.training_rule_quiz(
			{ quiz: quizNamed(asked.quiz, content, language)?.words ?? asked.quiz, percent: percent(asked.pass) },
			locale
		);
	if ('writings' in asked) return m.training_rule_writings({ count: asked.writings }, locale);
	return m.training_rule_sessions({ count: asked.sessions }, locale);
}

/** A quiz by its title, or by its lesson's where it has none; null: there is no such quiz. */
export function quizNamed(
	key: string,
	content: RuledContent,
	language: string
): { words: string; language: string } | null {
	for (const lesson of content.modules.flatMap((module) => module.lessons)) {
		const quiz = lesson.blocks.find((block) => block.key === key);
		if (!quiz) continue;
		const own = wordsIn(quiz.titles ?? {}, language, content.source);
		return own ?? wordsIn(lesson.titles, language, content.source);
	}
	return null;
}
