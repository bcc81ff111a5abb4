import { inOrder, type Statement } from '#records/player.ts';

/** What a learner wrote to a reflection, and whether it is only as typed; null: nothing yet. The last word stands. */
export function writingIn(
	block: string,
	statements: Iterable<Statement>
): { text: string; provisional: boolean } | null {
	const last = inOrder(statements)
		.filter(({ object, verb }) => object === block && (verb === 'saved' || verb === 'wrote'))
		.at(-1);
	return typeof last?.value === 'string' ? { text: last.value, provisional: last.verb === 'saved' } : null;
}
