export type LocalText = { text: string; language: string; isTranslation: boolean };

export type TextRow = {
	language: string;
	title: string;
	abstract: string | null;
	/** original: the provider's own; translation: ours. */
	origin: 'original' | 'translation';
	sourceRevision: number;
};

/**
 * The one fallback for an entry's texts: the page's language, English, the original, any. Says which it was, so that
 * `lang` and `dir` are true on the page, and whether it is our translation. Null only where there is no text at all.
 */
export function textIn(
	texts: readonly TextRow[],
	language: string,
	field: 'title' | 'abstract' = 'title'
): LocalText | null {
	const having = texts.filter((row) => row[field]);
	const row =
		having.find((one) => one.language === language) ??
		having.find((one) => one.language === 'en') ??
		having.find((one) => one.origin === 'original') ??
		having[0];
	const text = row?.[field];
	return row && text ? { text, language: row.language, isTranslation: row.origin === 'translation' } : null;
}

/** True of a translation made from an older version of the original than the one that stands now. */
export function isOutdated(row: TextRow, texts: readonly TextRow[]): boolean {
	const original = texts.find((one) => one.origin === 'original');
	return (
		row.origin === 'translation' && original !== undefined && row.sourceRevision < original.sourceRevision
	);
}

// Bidi embeddings, overrides and isolates could make a title read as something else; zero-width and soft hyphen hide.
// ZWJ and ZWNJ stay: Persian and Indic scripts need them.
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;

/** A line of text from outside, as it is kept: NFC, one line, single spaces, nothing invisible. HTML is just text. */
export function cleanLine(text: string): string {
	return cleanText(text).replace(/\s+/gu, ' ').trim();
}

/** A text of several lines from outside, as it is kept. */
export function cleanText(text: string): string {
	return text
		.toWellFormed()
		.normalize('NFC')
		.replace(/\r\n?|\u2028|\u2029/gu, '\n')
		.replace(controls, '')
		.replace(invisible, '')
		.replace(/[^\S\n]+/gu, ' ')
		.replace(/ ?\n ?/gu, '\n')
		.replace(/\n{3,}/gu, '\n\n')
		.trim();
}

/** Text that would be read otherwise than it is written: an import says so instead of silently mending it. */
export function hasOverrides(text: string): boolean {
	return /[\u202a-\u202e\u2066-\u2069]/u.test(text);
}

/** A character no text has (NUL, BEL…), or the mark left by bytes that were not UTF-8. */
export function hasControls(text: string): boolean {
	// eslint-disable-next-line no-control-regex
	return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/u.test(text) || !text.isWellFormed();
}
