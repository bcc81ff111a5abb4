// What makes a text read otherwise than it is written: bidi embeddings, overrides and isolates (Unicode UAX 9).
const overrides = /[\u202a-\u202e\u2066-\u2069]/u;
// Characters no text has, and the mark left by bytes that were not UTF-8; tab and line ends are fine.
// eslint-disable-next-line no-control-regex
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/u;

export type TextRefusal = 'unreadable_characters' | 'hidden_direction' | 'longer_than';

/** Why a text cannot be kept as it is, as the code of a sentence; null when it can. HTML is just text. */
export function refusalToText(text: string, longest: number): TextRefusal | null {
	if (text.length > longest) return 'longer_than';
	if (unreadable.test(text) || !text.isWellFormed()) return 'unreadable_characters';
	return overrides.test(text) ? 'hidden_direction' : null;
}
