/** What an earlier answer must be. `row`: of a matrix. */
export type ConditionLeaf =
	| { question: string; is: 'answered' }
	/** Chosen, among those chosen, or the country. */
	| { question: string; has: string; row?: string }
	| { question: string; least: number }
	| { question: string; most: number };

/** When something is asked: a tree over earlier answers. */
export type Condition = ConditionLeaf | { all: Condition[] } | { any: Condition[] } | { not: Condition };

export type AnswerValue = string | number | string[] | { [row: string]: string };
/** Question → answer. `null`: preferred not to say, which is not the same as no answer. */
export type Answers = { [question: string]: AnswerValue | null };

export const deepestCondition = 6;

/** Pure, and the same on server and device. What was not answered, or not said, meets no condition. */
export function isMet(condition: Condition, answers: Answers): boolean {
	if ('all' in condition) return condition.all.every((part) => isMet(part, answers));
	if ('any' in condition) return condition.any.some((part) => isMet(part, answers));
	if ('not' in condition) return !isMet(condition.not, answers);
	const answer = Object.hasOwn(answers, condition.question) ? answers[condition.question] : undefined;
	if (answer === undefined || answer === null) return false;
	if ('is' in condition) return true;
	if ('least' in condition) return typeof answer === 'number' && answer >= condition.least;
	if ('most' in condition) return typeof answer === 'number' && answer <= condition.most;
	if (Array.isArray(answer)) return answer.includes(condition.has);
	if (typeof answer === 'object')
		return condition.row === undefined
			? Object.values(answer).includes(condition.has)
			: Object.hasOwn(answer, condition.row) && answer[condition.row] === condition.has;
	return String(answer) === condition.has;
}

/** The leaves of a tree, in its order. */
export function leavesOf(condition: Condition): ConditionLeaf[] {
	if ('all' in condition) return condition.all.flatMap(leavesOf);
	if ('any' in condition) return condition.any.flatMap(leavesOf);
	if ('not' in condition) return leavesOf(condition.not);
	return [condition];
}

export function depthOf(condition: Condition): number {
	const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
	if ('not' in condition) return 1 + depthOf(condition.not);
	return 1 + Math.max(0, ...parts.map(depthOf));
}
