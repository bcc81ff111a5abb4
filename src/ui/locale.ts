import { remembered } from '#platform/index.ts';

/**
 * The locale whose habits a page in `language` follows: day before month in English, digits 0–9 in Arabic, as the
 * organisations of the catalogue write them themselves.
 */
export function intlLocale(language: string): string {
	return language === 'en' ? 'en-GB' : language === 'ar' ? 'ar-u-nu-latn' : language;
}

const numbers = remembered((language) => new Intl.NumberFormat(intlLocale(language)));
const shares = remembered(
	(language) => new Intl.NumberFormat(intlLocale(language), { style: 'percent', maximumFractionDigits: 0 })
);
const counts = remembered((key) => {
	const [language = '', value] = key.split(' ');
	return numbers(language).format(Number(value));
});

/** A count as readers of `language` write it: 12,345; 12 345. */
export function numberText(value: number, language: string): string {
	// Below a thousand there is nothing to group, and all our languages have the digits 0–9.
	if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
	return counts(`${language} ${value}`);
}

/** 0.87 as '87 %', '87%', '٪87'. */
export function shareText(share: number, language: string): string {
	return shares(language).format(share);
}
