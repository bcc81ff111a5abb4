import { m } from '#messages/messages.js';

const sentences = m as unknown as Record<string, ((given: Record<string, unknown>) => string) | undefined>;

/** What a refusal says, in English as the whole command line is; the code itself where it has no sentence. */
export function sentenceOf(code: string, details: Record<string, string | number> = {}): string {
	return sentences[`refusal_${code}`]?.(details) ?? code;
}
