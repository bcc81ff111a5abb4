import type { CourseRules } from '#courses/index.ts';
import { ruleText, type RuledContent } from '#training/index.ts';
import type { UiLanguage } from '#vocabulary/index.ts';
import type { RuleChoices } from './rule-choices.ts';

/** What each certificate asks for, in the reader's language. */
export function sentencesOf(
	rules: CourseRules,
	content: RuledContent | null,
	language: UiLanguage
): RuleChoices['sentences'] {
	const said = (rule: CourseRules['completion']) =>
		rule && content ? ruleText(rule, content, language) : null;
	return { participation: said(rules.participation), completion: said(rules.completion) };
}
