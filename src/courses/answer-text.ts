import { plainDigits } from './number-text.ts';

// Letters that Unicode does not take apart, as people type them who lack the key.
const alone: Record<string, string> = {
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	ə: 'e',
	// Arabic letters that writers interchange, and those of Persian and Urdu keyboards.
	ٱ: 'ا',
	ى: 'ي',
	ی: 'ي',
	ة: 'ه',
	ە: 'ه',
	ہ: 'ه',
	ھ: 'ه',
	ک: 'ك'
};
const alonePattern = new RegExp(`[${Object.keys(alone).join('')}]`, 'gu');
// The scripts whose readers leave marks out. In Indic and Thai writing marks are vowels; й is a letter of its own.
// (No lookbehind: browsers on old phones do not know it.)
const accents = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Arabic}\p{sc=Hebrew}])\p{M}+/gu;
const stress = /(\p{sc=Cyrillic})[\u0300\u0301]+|(е)\u0308/gu;
const punctuation = /[\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Pc}.,;:!?'"`´…·،؛؟。、]+/gu;
const betweenUnspaced =
	/([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]) (?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu;

/**
 * A typed answer as it is compared: without case, accents, Arabic vowel signs and letter variants, whatever digits it
 * was written with, spaces and punctuation. (The search folds word by word and brings its whole vocabulary; this runs in
 * the player.)
 */
export function foldAnswer(text: string): string {
	const letters = plainDigits(text)
		.toLowerCase()
		.replace(/\p{Cf}|\u0640/gu, '')
		.normalize('NFD')
		.replace(accents, '$1')
		.replace(stress, '$1$2')
		.replace(alonePattern, (letter) => alone[letter] ?? letter)
		.normalize('NFKC');
	const words = letters.replace(punctuation, ' ').replace(/\s+/gu, ' ').trim();
	return (words === '' ? letters.trim() : words).replace(betweenUnspaced, '$1');
}

/** Whether what was typed is one of the answers that are accepted. */
export function isAccepted(typed: string, accepted: Iterable<string>): boolean {
	const folded = foldAnswer(typed);
	if (folded === '') return false;
	for (const one of accepted) if (foldAnswer(one) === folded) return true;
	return false;
}
