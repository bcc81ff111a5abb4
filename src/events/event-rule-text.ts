import type { Condition } from '#certificates/index.ts';
import { m } from '#messages/messages.js';
import { uiLanguages, type UiLanguage } from '#vocabulary/index.ts';
import { moduleIn, type EventModule } from './curriculum.ts';
import type { Attended } from './event-certificate.ts';

/** What a certificate of an event asks for, in a sentence of each language of the interface: as it is signed into it. */
export function eventRuleTexts(
	rule: Condition<Attended>,
	modules: readonly EventModule[]
): Record<string, string> {
	return Object.fromEntries(
		uiLanguages.map((language) => [language, eventRuleText(rule, modules, language)])
	);
}

export function eventRuleText(
	rule: Condition<Attended>,
	modules: readonly EventModule[],
	language: UiLanguage
): string {
	const locale = { locale: language };
	const parts = (rules: Condition<Attended>[], type: 'conjunction' | 'disjunction'): string =>
		new Intl.ListFormat(language, { type }).format(rules.map((one) => eventRuleText(one, modules, language)));
	if ('all' in rule) return m.training_rule_all({ parts: parts(rule.all, 'conjunction') }, locale);
	if ('any' in rule) return m.training_rule_any({ parts: parts(rule.any, 'disjunction') }, locale);
	if ('of' in rule)
		return m.training_rule_at_least({ count: rule.atLeast, parts: parts(rule.of, 'conjunction') }, locale);
	if ('sessions' in rule) return m.attendance_rule_sessions({ count: rule.sessions }, locale);
	if ('share' in rule)
		return m.attendance_rule_share(
			{
				percent: new Intl.NumberFormat(`${language}-u-nu-latn`, {
					style: 'percent',
					maximumFractionDigits: 0
				}).format(rule.share)
			},
			locale
		);
	const module = modules.find(({ id }) => id === rule.module);
	return m.attendance_rule_module(
		{ module: (module && moduleIn(module, language)?.words.title) ?? '–' },
		locale
	);
}
