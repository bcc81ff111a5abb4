import { m } from '#messages/messages.js';

const sentences = m as unknown as Record<string, (() => string) | undefined>;

/** Why a question, a part of one or a whole file did not come; the code itself where it has no sentence. */
export function noteText(code: string): string {
	return sentences[`courses_note_${code}`]?.() ?? code;
}
