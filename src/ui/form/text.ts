// What makes a text read otherwise than it is written: bidi embeddings, overrides and isolates (Unicode UAX 9).
const overrides = /[\u202a-\u202e\u2066-\u2069]/u;
// Characters no text has, and the mark left by bytes that were not UTF-8; tab and line ends are fine.
// eslint-disable-next-line no-control-regex
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/u;

export type TextRefusal = 'unreadable_characters' | 'hidden_direction' | 'too_long';

/** Why a text cannot be kept as it is, as the code of a sentence; null when it can. HTML is just text. */
export function refusalToText(text: string, longest: number): TextRefusal | null {
	if (text.length > longest) return 'too_long';
	if (unreadable.test(text) || !text.isWellFormed()) return 'unreadable_characters';
	return overrides.test(text) ? 'hidden_direction' : null;
}

/** True of a day that exists: not 2026-02-30. */
export function isDay(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && Number(match[1]) >= 1500;
}

/** True of an hour and minute of a day: 09:30. */
export function isTime(text: string): boolean {
	return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** True of an address a page may link to: never `javascript:` or `data:`. */
export function isLink(text: string): boolean {
	if (!/^https?:\/\/[^\s<>"\\^`{|}]+$/i.test(text) || !URL.canParse(text)) return false;
	const url = new URL(text);
	return !url.username && !url.password && url.hostname.includes('.');
}
