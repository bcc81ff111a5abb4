import { fail, type ActionFailure } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import { instantText } from '#catalogue/ui/when.ts';
import { namesOf } from '#people/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { answering, type Answer } from '#ui/form/answer.server.ts';
import type { Values } from '#ui/form/values.ts';

/** Who changed it meanwhile and when, in words. */
export type Meanwhile = { who: string; when: string };

/**
 * As `answering`; when somebody else was quicker the sentence says who and when, and `onConflict` may add what the page
 * needs to put both versions side by side.
 */
export async function answeringEdit<Result, More extends object>(
	values: Values,
	language: string,
	work: () => Promise<Result>,
	onConflict?: (meanwhile: Meanwhile) => Promise<More>
): Promise<Result | ActionFailure<Answer & Partial<More>>> {
	let conflict: Refusal | null = null;
	const answer = await answering(values, () =>
		work().catch((error: unknown) => {
			if (error instanceof Refusal && error.code === 'changed_meanwhile') conflict = error;
			throw error;
		})
	);
	if (conflict === null) return answer as Result | ActionFailure<Answer & Partial<More>>;
	const meanwhile = await meanwhileOf(conflict, language);
	const problems = [{ field: '', sentence: m.desk_changed_meanwhile(meanwhile) }];
	return fail(409, { values, problems, status: 409 as const, ...((await onConflict?.(meanwhile)) as More) });
}

async function meanwhileOf(refusal: Refusal, language: string): Promise<Meanwhile> {
	const personId = String(refusal.details['personId'] ?? '');
	const names = await namesOf(personId ? [personId] : []);
	return {
		who: names.get(personId) ?? m.desk_somebody(),
		when: instantText(new Date(String(refusal.details['at'])), null, 'UTC', language)
	};
}
