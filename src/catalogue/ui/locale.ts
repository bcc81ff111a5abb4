/**
 * The locale whose habits a page in `language` follows: day before month in English, digits 0–9 in Arabic, as the
 * organisations of the catalogue write them themselves.
 */
export function intlLocale(language: string): string {
	return language === 'en' ? 'en-GB' : language === 'ar' ? 'ar-u-nu-latn' : language;
}

const formats = new Map<string, Intl.NumberFormat>();

/** A count as readers of `language` write it: 12,345; 12 345. */
export function numberText(value: number, language: string, options: Intl.NumberFormatOptions = {}): string {
	const key = `${language}${options.style ?? ''}`;
	let format = formats.get(key);
	if (!format) formats.set(key, (format = new Intl.NumberFormat(intlLocale(language), options)));
	return format.format(value);
}

/** 0.87 as '87 %', '87%', '٪87'. */
export function shareText(share: number, language: string): string {
	return numberText(share, language, { style: 'percent', maximumFractionDigits: 0 });
}
