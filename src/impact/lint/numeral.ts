import type { Tongue } from './tongue.ts';

export type Numeral = { value: number; decimals: number };

/** Digits with separators, as they are found in a text. A plain space groups thousands where it is the custom. */
export const numeralPattern = /\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,’']\d+)*/g;

/**
 * Reads digits by the custom of a language: 1,681 in English is 1.681 in Spanish. Where Spanish is written with an English
 * comma (as in Mexico), three digits after it are thousands, unless the number is a percentage.
 */
export function readNumeral(text: string, tongue: Tongue, isPercentage: boolean): Numeral | null {
	const plain = text.replace(/[\s’']/g, '');
	const marks = plain.replace(/\d/g, '');
	if (marks === '') return { value: Number(plain), decimals: 0 };
	const groups = plain.split(/[.,]/);
	const grouped =
		groups.slice(1).every((group) => group.length === 3) && /^[1-9]\d{0,2}$/.test(groups[0] ?? '');
	if (marks.length > 1) {
		const last = marks.at(-1) ?? '';
		const same = marks === last.repeat(marks.length);
		if (same) return grouped ? { value: Number(groups.join('')), decimals: 0 } : null;
		const [whole = '', fraction = ''] = [plain.slice(0, plain.lastIndexOf(last)), groups.at(-1)];
		return { value: Number(`${whole.replace(/[.,]/g, '')}.${fraction}`), decimals: fraction.length };
	}
	const thousands = tongue === 'en' ? marks === ',' : marks === '.' || !isPercentage;
	if (grouped && thousands && !(isPercentage && marks === '.'))
		return { value: Number(groups.join('')), decimals: 0 };
	if (tongue === 'en' && marks === ',') return null;
	return { value: Number(groups.join('.')), decimals: groups[1]?.length ?? 0 };
}
