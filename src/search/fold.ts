export type Script = 'latin' | 'cyrillic' | 'arabic' | 'other';

/** Told by the first letter: a word has one script. */
export function scriptOf(word: string): Script {
	const code = word.codePointAt(0) ?? 0;
	if (code < 0x370 || (code >= 0x1e00 && code <= 0x1eff) || (code >= 0xff00 && code <= 0xff5a))
		return 'latin';
	if (code >= 0x400 && code <= 0x52f) return 'cyrillic';
	if ((code >= 0x600 && code <= 0x6ff) || (code >= 0x750 && code <= 0x77f) || code >= 0xfb50) return 'arabic';
	return 'other';
}

// Letters that Unicode does not take apart, as people type them who lack the key.
const plain: Record<string, string> = {
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	ə: 'e'
};
const plainPattern = new RegExp(`[${Object.keys(plain).join('')}]`, 'g');
const invisible = /\p{Cf}/gu;
const ascii = /^[a-z0-9]*$/;

/** A word without what people leave out when they type: case, accents, stress marks, vowel signs, tatweel. */
export function fold(word: string): string {
	const lower = word.toLowerCase();
	if (ascii.test(lower)) return lower;
	const composed = lower.normalize('NFKC').replace(invisible, '');
	switch (scriptOf(composed)) {
		case 'latin':
			return composed
				.normalize('NFD')
				.replace(/\p{M}/gu, '')
				.replace(plainPattern, (letter) => plain[letter] ?? letter);
		case 'cyrillic':
			return composed.replaceAll('ё', 'е').replace(/[\u0300\u0301]/g, '');
		case 'arabic':
			return composed.replace(/\u0640|\p{M}/gu, '');
		case 'other':
			return composed;
	}
}

/** Arabic letters that writers interchange. After the stemmer: with ه for ة it would part هجرة from الهجرة. */
export function foldArabicLetters(stem: string): string {
	return stem
		.replace(/[أإآٱ]/g, 'ا')
		.replaceAll('ى', 'ي')
		.replaceAll('ة', 'ه')
		.replaceAll('ؤ', 'و')
		.replaceAll('ئ', 'ي');
}

/** What a person typed, without control characters and without marks that turn the direction of writing. */
export function cleaned(text: string): string {
	return text
		.toWellFormed()
		.replace(/\p{Cc}+/gu, ' ')
		.replace(invisible, '')
		.replace(/\s+/g, ' ')
		.trim();
}
