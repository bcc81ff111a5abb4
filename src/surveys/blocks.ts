import type { Question } from './question.ts';
import { washingtonGroup, washingtonGroupBlock } from './washington-group.ts';

/** Blocks whose wording is somebody’s standard: taken whole, never edited. */
export const blocks: Record<string, () => Question[]> = { [washingtonGroup]: washingtonGroupBlock };

/** Whether the questions of a block stand as the block has them; when they are asked is the questionnaire’s affair. */
export function isUnaltered(block: string, questions: readonly Question[]): boolean {
	const whole = Object.hasOwn(blocks, block) ? (blocks[block]?.() ?? []) : [];
	const plain = ({ when: _, ...rest }: Question) => JSON.stringify(rest, sorted);
	return (
		whole.length > 0 &&
		whole.length === questions.length &&
		whole.every((question, i) => plain(question) === plain(questions[i] as Question))
	);
}

function sorted(_: string, value: unknown): unknown {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
