import { WritingRefused } from '#courses/index.server.ts';
import { sentenceCode, type Wrong } from '#courses/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import type { Problem } from '#ui/form/problem.ts';
import type { Values } from '#ui/form/values.ts';

/** Does it; what the words or settings may not be is told beside its field, with everything entered. */
export async function answeringWriting<Result>(values: Values, work: () => Promise<Result>) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof WritingRefused)) throw error;
		return refused(values, problemsOf(error.wrong, values));
	}
}

function problemsOf(wrong: readonly Wrong[], values: Values): Problem[] {
	return wrong.map(({ path, code }) => ({ field: fieldOf(path, values), ...sentenceCode(code) }));
}

/** The field a path leads to: `right.c` is about what is right, where there is no field for each. */
function fieldOf(path: string, values: Values): string {
	if (Object.hasOwn(values, path) || path.includes('.') === false) return path;
	const [first = ''] = path.split('.');
	return Object.hasOwn(values, path) ? path : first;
}
