import { leavesOf } from './condition.ts';
import { conditionFrom } from './expression.ts';
import { isAsked, pointsOf, type Question } from './question.ts';

export type ConditionProblem = { code: string; details?: Record<string, string | number> };

const known = new Set(['and', 'or', 'not', 'selected', 'true', 'false']);

/**
 * What is wrong with a condition as somebody wrote it, at which sign (counted from 1), and what is nearest to it of what there
 * is. Null: nothing. `questions`: those it may name.
 */
export function problemOfExpression(
	expression: string,
	questions: readonly Question[]
): ConditionProblem | null {
	const named = questions.filter(isAsked);
	const condition = conditionFrom(expression);
	if (!condition) return strangeWord(expression, named) ?? { code: 'survey_expression' };
	for (const leaf of leavesOf(condition)) {
		const question = named.find(({ id }) => id === leaf.question);
		if (!question) {
			const near = nearest(
				leaf.question,
				named.map(({ id }) => id)
			);
			if (near === null) return { code: 'survey_condition_earlier', details: { question: leaf.question } };
			const place = expression.indexOf(`{${leaf.question}`);
			return {
				code: 'survey_condition_question',
				details: { name: leaf.question, place, near: `\${${near}}` }
			};
		}
		if (!('has' in leaf)) continue;
		const offered = question.kind === 'scale' ? pointsOf(question) : question.options.map(({ id }) => id);
		if (!['choice', 'several', 'matrix', 'scale'].includes(question.kind) || offered.includes(leaf.has))
			continue;
		const near = nearest(leaf.has, offered) ?? '';
		const place = expression.indexOf(leaf.has, expression.indexOf(`{${leaf.question}`)) + 1;
		return {
			code: 'survey_condition_option',
			details: { name: leaf.has, question: question.id, place, near: `'${near}'` }
		};
	}
	return null;
}

/** A bare word that no condition has: most often a question’s name without its braces. */
function strangeWord(expression: string, named: readonly Question[]): ConditionProblem | null {
	const bare = expression.replace(/\$\{[^}]*\}|'[^']*'|"[^"]*"/gu, (part) => ' '.repeat(part.length));
	const found = [...bare.matchAll(/\p{L}[\p{L}\d_]*/gu)].find(([word]) => !known.has(word));
	if (!found) return null;
	const names = named.map(({ id }) => id);
	const near = nearest(found[0], [...names, ...known]);
	return {
		code: 'survey_condition_word',
		details: {
			...{ name: found[0].slice(0, 40), place: found.index + 1 },
			near: near !== null && names.includes(near) ? `\${${near}}` : (near ?? '')
		}
	};
}

/** Of what there is, what differs from what was written by the fewest letters. */
function nearest(written: string, there: readonly string[]): string | null {
	const ranked = there.map((one) => ({ one, distance: distanceBetween(written.toLowerCase(), one) }));
	return ranked.sort((a, b) => a.distance - b.distance)[0]?.one ?? null;
}

/** Levenshtein’s: letters put in, taken out or changed. */
function distanceBetween(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (const [i, letter] of [...a.slice(0, 60)].entries()) {
		const next = [i + 1];
		for (let j = 1; j <= b.length; j++)
			next[j] = Math.min(
				(next[j - 1] ?? 0) + 1,
				(row[j] ?? 0) + 1,
				(row[j - 1] ?? 0) + (b[j - 1] === letter ? 0 : 1)
			);
		row = next;
	}
	return row[b.length] ?? 0;
}
