import { idFrom, NotFound } from '#platform/index.ts';
import type { MarkingTask } from '#training/index.server.ts';

/** The name of an answer in addresses: whose, which attempt, which question. */
export function taskPath({ enrolmentId, attempt, questionId }: MarkingTask): string {
	return [enrolmentId, attempt, questionId].join('.');
}

export function taskFrom(text: string): MarkingTask {
	const [enrolment = '', tried = '', question = ''] = text.split('.');
	const enrolmentId = idFrom<'Enrolment'>(enrolment);
	const attempt = idFrom(tried);
	const questionId = idFrom<'Item'>(question);
	if (!enrolmentId || !attempt || !questionId) throw new NotFound('answer');
	return { enrolmentId, attempt, questionId };
}
