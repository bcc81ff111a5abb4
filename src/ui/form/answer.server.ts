import { fail, type ActionFailure } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import { Refusal, statusOfRefusal, type RefusalStatus } from '#platform/index.ts';
import { counted } from '../counted.ts';
import type { Problem, Said } from './problem.ts';
import type { Values } from './values.ts';

/** What a form's page gets back when it was not accepted: everything entered, and what to mend. */
export type Answer = { values: Values; problems: Said[]; status: RefusalStatus };

/** The sentence `refusal_<code>` in the request's language. */
export function sentenceOf(code: string, details: Record<string, string | number> = {}): string {
	const sentences = m as unknown as Record<string, ((details: object) => string) | undefined>;
	const say = sentences[`refusal_${code}`];
	// What is a number and no count, as a year is, comes as text.
	const shown = Object.entries(details).map(([name, value]) => [
		name,
		typeof value === 'number' ? counted(value) : value
	]);
	return say ? say(Object.fromEntries(shown) as object) : m.refusal_unnamed({ code });
}

export function refused(
	values: Values,
	problems: readonly Problem[],
	status: RefusalStatus = 422
): ActionFailure<Answer> {
	const said = problems.map(({ field, code, details }) => ({ field, sentence: sentenceOf(code, details) }));
	return fail(status, { values, problems: said, status });
}

/**
 * Does what a form asks for. A command's Refusal becomes an answer on the same page, beside the field it names
 * (`details.field`), with everything entered; what else is thrown (redirects, NotFound) passes.
 */
export async function answering<Result>(
	values: Values,
	work: () => Promise<Result>
): Promise<Result | ActionFailure<Answer>> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { field = '', ...details } = error.details;
		return refused(
			values,
			[{ field: String(field), code: error.code, details }],
			statusOfRefusal(error.code)
		);
	}
}
