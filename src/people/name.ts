export const longestName = 100;

/**
 * A person's name as it may be shown: without control characters and without those that turn the direction of the
 * text around them (a name must not reorder the page), spaces in single file, in composed form.
 */
export function cleanName(text: string): string {
	return text
		.slice(0, 10 * longestName)
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
		.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
		.replace(/[\p{Co}\p{Cs}\p{Cn}]/gu, '')
		.replace(/\s+/gu, ' ')
		.trim();
}

export function refusalToName(name: string): 'name_missing' | 'name_long' | null {
	if (!/\p{L}/u.test(name)) return 'name_missing';
	return [...name].length > longestName ? 'name_long' : null;
}
