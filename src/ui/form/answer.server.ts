import { fail, type ActionFailure } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import { Refusal } from '#platform/index.ts';
import type { Problem, Said } from './problem.ts';
import type { Values } from './values.ts';

/** What a form's page gets back when it was not accepted: everything entered, and what to mend. */
export type Answer = { values: Values; problems: Said[]; status: 409 | 422 | 429 };

/** The sentence `refusal_<code>` in the request's language. */
export function sentenceOf(code: string, details: Record<string, string | number> = {}): string {
	const sentences = m as unknown as Record<string, ((details: object) => string) | undefined>;
	const say = sentences[`refusal_${code}`];
	return say ? say(details) : m.refusal_unnamed({ code });
}

export function refused(
	values: Values,
	problems: readonly Problem[],
	status: 409 | 422 | 429 = 422
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
		return refused(values, [{ field: String(field), code: error.code, details }], statusOf(error.code));
	}
}

/** 409: someone else was first. 429: too often; the sentence says when again. */
function statusOf(code: string): Answer['status'] {
	if (code === 'changed_meanwhile') return 409;
	return code === 'too_many_attempts' ? 429 : 422;
}
