import { ruleKinds, type CourseRules, type Rule, type RuleKind } from '#courses/index.ts';
import type { Problem } from '#ui/form/problem.ts';
import { all, one, type Values } from '#ui/form/values.ts';

export const groups = ['all', 'any', 'atLeast'] as const;
export const leaves = ['lessons', 'quiz', 'writings', 'sessions'] as const;
export type Group = (typeof groups)[number];
export type Leaf = (typeof leaves)[number];

/** No deeper than a person can follow; what comes from a folder may be. */
export const deepestGroup = 3;
const deepest = 6;
const mostParts = 100;

export const isGroup = (text: string): text is Group => (groups as readonly string[]).includes(text);
const isLeaf = (text: string): text is Leaf => (leaves as readonly string[]).includes(text);

/**
 * The rules of both certificates as a form: `completion` is on when it is given; `completion.is` says what it is,
 * `completion.parts` the names of its parts, `completion.b.is` what the part b is, and so on down.
 */
export function rulesValues(rules: CourseRules): Values {
	return Object.assign({}, ...ruleKinds.map((kind) => ruleValues(kind, rules[kind]))) as Values;
}

function ruleValues(kind: RuleKind, rule: Rule | null): Values {
	if (rule === null) return { [`${kind}.is`]: ['all'] };
	const group: Rule = 'all' in rule || 'any' in rule || 'of' in rule ? rule : { all: [rule] };
	return { [kind]: ['on'], ...partValues(kind, group) };
}

function partValues(path: string, rule: Rule): Values {
	if ('lessons' in rule) return leaf(path, 'lessons', percent(rule.lessons.share));
	if ('quiz' in rule) return { ...leaf(path, 'quiz', percent(rule.pass)), [`${path}.quiz`]: [rule.quiz] };
	if ('writings' in rule) return leaf(path, 'writings', String(rule.writings));
	if ('sessions' in rule) return leaf(path, 'sessions', String(rule.sessions));
	const [is, parts] =
		'all' in rule
			? (['all', rule.all] as const)
			: 'any' in rule
				? (['any', rule.any] as const)
				: (['atLeast', rule.of] as const);
	return Object.assign(
		{ [`${path}.is`]: [is], [`${path}.parts`]: parts.map((_, i) => String(i)) },
		'of' in rule ? { [`${path}.count`]: [String(rule.atLeast)] } : {},
		...parts.map((part, i) => partValues(`${path}.${i}`, part))
	) as Values;
}

const leaf = (path: string, is: Leaf, amount: string): Values => ({
	[`${path}.is`]: [is],
	[`${path}.amount`]: [amount]
});
const percent = (share: number) => String(Math.round(share * 1000) / 10);

/** What the form says of both certificates, and everything in it that is nonsense. */
export function rulesFrom(
	values: Values,
	quizzes: readonly string[]
): { rules: CourseRules; problems: Problem[] } {
	const reading = new RuleReading(values, quizzes);
	const rules = Object.fromEntries(
		ruleKinds.map((kind) => [kind, one(values, kind) === 'on' ? reading.read(kind, 1) : null])
	) as CourseRules;
	return { rules, problems: reading.problems };
}

class RuleReading {
	readonly problems: Problem[] = [];
	private readonly values: Values;
	private readonly quizzes: readonly string[];
	private size = 0;

	constructor(values: Values, quizzes: readonly string[]) {
		this.values = values;
		this.quizzes = quizzes;
	}

	read(path: string, depth: number): Rule {
		const is = one(this.values, `${path}.is`);
		if (isLeaf(is)) return this.leaf(path, is);
		const keys = partsOf(this.values, path);
		this.size += keys.length;
		if (depth >= deepest || this.size > mostParts) return this.refuse(path, 'rule_wrong');
		if (keys.length === 0) return this.refuse(path, 'rule_empty');
		const parts = keys.map((key) => this.read(`${path}.${key}`, depth + 1));
		if (is === 'atLeast') {
			const count = this.amount(`${path}.count`, parts.length, true);
			return { atLeast: count, of: parts };
		}
		// One of one is that one.
		const [only] = parts;
		return parts.length === 1 && only ? only : is === 'any' ? { any: parts } : { all: parts };
	}

	private leaf(path: string, is: Leaf): Rule {
		const field = `${path}.amount`;
		if (is === 'writings') return { writings: this.amount(field, 1000, true) };
		if (is === 'sessions') return { sessions: this.amount(field, 1000, true) };
		const share = this.amount(field, 100, false) / 100;
		if (is === 'lessons') return { lessons: { share } };
		const quiz = one(this.values, `${path}.quiz`);
		if (!this.quizzes.includes(quiz))
			this.problems.push({ field: `${path}.quiz`, code: 'rule_without_quiz', details: { quiz } });
		return { quiz, pass: share };
	}

	private amount(field: string, most: number, whole: boolean): number {
		const text = one(this.values, field).trim().replace('%', '').replace(',', '.').trim();
		const value = /^\d{1,4}(\.\d{1,2})?$/u.test(text) ? Number(text) : 0;
		if (value > 0 && value <= most && (!whole || Number.isInteger(value))) return value;
		this.problems.push({ field, code: 'rule_amount', details: { most } });
		return most;
	}

	private refuse(field: string, code: string): Rule {
		this.problems.push({ field, code });
		return { all: [] };
	}
}

export function partsOf(values: Values, path: string): string[] {
	return all(values, `${path}.parts`).filter((key) => /^\d{1,3}$/u.test(key));
}

/** The form again with a part more or less: `add completion.0 quiz`, `remove completion 1`. Nothing is lost meanwhile. */
export function reshapedRules(values: Values, act: string): Values {
	const [what, path = '', which = ''] = act.split(' ');
	const keys = partsOf(values, path);
	if (what === 'remove') return { ...values, [`${path}.parts`]: keys.filter((key) => key !== which) };
	if (what !== 'add' || (!isLeaf(which) && !isGroup(which)) || keys.length >= mostParts) return values;
	const key = String(keys.reduce((most, one) => Math.max(most, Number(one) + 1), 0));
	const kind = path.split('.')[0] ?? '';
	const part = `${path}.${key}`;
	// A name may have been another part's before it was taken out.
	const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(`${part}.`)));
	return {
		...kept,
		[kind]: ['on'],
		[`${path}.parts`]: [...keys, key],
		[`${part}.is`]: [which]
	};
}
