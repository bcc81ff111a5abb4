import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import type { CourseId } from './content.ts';
import { readWritten } from './course.server.ts';
import { rulesSchema, type CourseRules } from './course.ts';
import { holdCourse } from './editing.server.ts';
import { markOf } from './properties.server.ts';
import { hasEmptyPart, ruleKinds, unknownQuizzes } from './rules.ts';
import { course } from './tables.server.ts';

/**
 * What editions of this course are offered for their certificates. `mark`: of the course that the form was filled in over
 * (`markOf`). Throws NotFound; Forbidden; Refusal with its field: `rule_empty`, `rule_wrong`, `rule_without_quiz`,
 * `course_changed_meanwhile`.
 */
export async function changeRules(
	actor: Actor,
	id: CourseId,
	mark: string,
	rules: CourseRules
): Promise<void> {
	await transaction(async (tx) => {
		const before = await holdCourse(tx, actor, id);
		const { items } = await readWritten(before, tx);
		refuseRules(
			rules,
			items.filter(({ kind }) => kind === 'quiz').map(({ key }) => key)
		);
		if (mark !== markOf(before)) throw new Refusal('course_changed_meanwhile');
		await tx.update(course).set({ rules }).where(eq(course.id, id));
	});
}

function refuseRules(rules: CourseRules, quizzes: readonly string[]): void {
	for (const kind of ruleKinds) {
		const rule = rules[kind];
		if (rule === null) continue;
		const alone = { participation: null, completion: null, [kind]: rule };
		if (!v.is(rulesSchema, alone)) throw new Refusal('rule_wrong', { field: kind });
		if (hasEmptyPart(rule)) throw new Refusal('rule_empty', { field: kind });
		const [quiz] = unknownQuizzes(alone, quizzes);
		if (quiz !== undefined) throw new Refusal('rule_without_quiz', { field: kind, quiz });
	}
}
