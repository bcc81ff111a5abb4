import type { Achievement, CourseRules } from '#courses/index.ts';
import { one, type Values } from '#ui/form/values.ts';

type Rule = NonNullable<CourseRules['completion']>;
export const ruleKinds = ['participation', 'completion'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A certificate's rule as a form has it: everything asked for must be done. Null: it says more than the form can. */
export function achievementsOf(rule: Rule): Achievement[] | null {
	if ('all' in rule) {
		const parts = rule.all.map(achievementsOf);
		return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
	}
	return 'any' in rule || 'of' in rule ? null : [rule];
}

const percent = (share: number) => String(Math.round(share * 1000) / 10);

/** The fields of a rule: 'completion', 'completion.lessons', 'completion.quiz.KEY' in per cent, '.writings', '.sessions'. */
export function ruleValues(kind: RuleKind, rule: Rule | null): Values {
	if (rule === null) return {};
	const asked = achievementsOf(rule);
	if (asked === null || hasDoubles(asked)) return { [kind]: ['keep'] };
	const values: Values = { [kind]: ['on'] };
	for (const achievement of asked) values[`${kind}.${nameOf(achievement)}`] = [amountOf(achievement)];
	return values;
}

function hasDoubles(asked: Achievement[]): boolean {
	return new Set(asked.map(nameOf)).size < asked.length;
}

function nameOf(asked: Achievement): string {
	if ('lessons' in asked) return 'lessons';
	if ('quiz' in asked) return `quiz.${asked.quiz}`;
	return 'writings' in asked ? 'writings' : 'sessions';
}

function amountOf(asked: Achievement): string {
	if ('lessons' in asked) return percent(asked.lessons.share);
	if ('quiz' in asked) return percent(asked.pass);
	return String('writings' in asked ? asked.writings : asked.sessions);
}

export type RuleProblem = { field: string; code: string; details?: Record<string, number> };

/** What the form says of a certificate. `before`: stays where the form could not say it. */
export function ruleFrom(
	values: Values,
	kind: RuleKind,
	quizzes: readonly string[],
	before: Rule | null
): { rule: Rule | null; problems: RuleProblem[] } {
	const given = one(values, kind);
	if (given === 'keep') return { rule: before, problems: [] };
	if (given !== 'on') return { rule: null, problems: [] };
	const problems: RuleProblem[] = [];
	const read = (name: string, most: number, whole: boolean): number | null => {
		const field = `${kind}.${name}`;
		const text = one(values, field).trim().replace(',', '.');
		if (text === '') return null;
		const value = /^\d{1,4}(\.\d{1,2})?$/u.test(text) ? Number(text) : 0;
		if (value > 0 && value <= most && (!whole || Number.isInteger(value))) return value;
		problems.push({ field, code: 'rule_amount', details: { most } });
		return null;
	};
	const lessons = read('lessons', 100, false);
	const writings = read('writings', 1000, true);
	const sessions = read('sessions', 1000, true);
	const asked: Achievement[] = [
		...(lessons === null ? [] : [{ lessons: { share: lessons / 100 } }]),
		...quizzes.flatMap((quiz) => {
			const pass = read(`quiz.${quiz}`, 100, false);
			return pass === null ? [] : [{ quiz, pass: pass / 100 }];
		}),
		...(writings === null ? [] : [{ writings }]),
		...(sessions === null ? [] : [{ sessions }])
	];
	// A rule that asks for nothing is met by everybody.
	if (asked.length === 0 && problems.length === 0) problems.push({ field: kind, code: 'rule_empty' });
	const [only] = asked;
	return { rule: asked.length === 1 && only ? only : { all: asked }, problems };
}
