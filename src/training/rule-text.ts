import { type Condition } from '#certificates/index.ts';
import { wordsIn, type Achievement, type Content, type Texts } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import { uiLanguages, type UiLanguage } from '#vocabulary/index.ts';

/** What a certificate asks for, in a sentence of each language of the interface: as it is signed into the certificate. */
export function ruleTexts(rule: Condition<Achievement>, content: Content): Texts<string> {
	return Object.fromEntries(uiLanguages.map((language) => [language, ruleText(rule, content, language)]));
}

export function ruleText(rule: Condition<Achievement>, content: Content, language: UiLanguage): string {
	const locale = { locale: language };
	const parts = (rules: Condition<Achievement>[], type: 'conjunction' | 'disjunction'): string =>
		new Intl.ListFormat(language, { type }).format(rules.map((one) => ruleText(one, content, language)));
	if ('all' in rule) return m.training_rule_all({ parts: parts(rule.all, 'conjunction') }, locale);
	if ('any' in rule) return m.training_rule_any({ parts: parts(rule.any, 'disjunction') }, locale);
	if ('of' in rule)
		return m.training_rule_at_least({ count: rule.atLeast, parts: parts(rule.of, 'conjunction') }, locale);
	return achievementText(rule, content, language);
}

/** One thing that is asked for. */
export function achievementText(asked: Achievement, content: Content, language: UiLanguage): string {
	const locale = { locale: language };
	const percent = (share: number): string =>
		new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 }).format(
			share
		);
	if ('lessons' in asked)
		return asked.lessons.share >= 1
			? m.training_rule_lessons_all({}, locale)
			: m.training_rule_lessons({ percent: percent(asked.lessons.share) }, locale);
	if ('quiz' in asked)
		return m.training_rule_quiz(
			{ quiz: lessonWith(asked.quiz, content, language), percent: percent(asked.pass) },
			locale
		);
	if ('writings' in asked) return m.training_rule_writings({ count: asked.writings }, locale);
	return m.training_rule_sessions({ count: asked.sessions }, locale);
}

/** A quiz has no title of its own: it is called by its lesson's. */
function lessonWith(key: string, content: Content, language: string): string {
	const lesson = content.modules
		.flatMap((module) => module.lessons)
		.find(({ blocks }) => blocks.some((block) => block.key === key));
	return (lesson && wordsIn(lesson.titles, language, content.source)?.words) ?? key;
}
