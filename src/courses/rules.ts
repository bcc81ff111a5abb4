import { asksNoMore, leavesOf, type Condition } from '#certificates/index.ts';
import type { Achievement } from './achievement.ts';
import type { CourseRules } from './course.ts';

export type Rule = Condition<Achievement>;
export const ruleKinds = ['participation', 'completion'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** Whether a part of a rule holds nothing: nobody, or everybody, would meet it. */
export function hasEmptyPart(rule: Rule): boolean {
	const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'of' in rule ? rule.of : null;
	return parts !== null && (parts.length === 0 || parts.some(hasEmptyPart));
}

/** Quizzes that a rule asks for and that are not among these: nobody could ever earn its certificate. */
export function unknownQuizzes(rules: CourseRules, keys: readonly string[]): string[] {
	const asked = ruleKinds.flatMap((kind) => (rules[kind] ? leavesOf<Achievement>(rules[kind]) : []));
	return [
		...new Set(asked.flatMap((leaf) => ('quiz' in leaf && !keys.includes(leaf.quiz) ? [leaf.quiz] : [])))
	];
}

/** The certificate whose new rule asks for more than the one before, or is given no more; null where none does. */
export function harderRule(before: CourseRules, after: CourseRules): RuleKind | null {
	const harder = ruleKinds.find((kind) => {
		const [was, is] = [before[kind], after[kind]];
		return was !== null && (is === null || !asksNoMore<Achievement>(is, was, covers));
	});
	return harder ?? null;
}

function covers(done: Achievement, asked: Achievement): boolean {
	if ('lessons' in asked) return 'lessons' in done && done.lessons.share >= asked.lessons.share;
	if ('quiz' in asked) return 'quiz' in done && done.quiz === asked.quiz && done.pass >= asked.pass;
	if ('writings' in asked) return 'writings' in done && done.writings >= asked.writings;
	return 'sessions' in done && done.sessions >= asked.sessions;
}
