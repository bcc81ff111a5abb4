import { remembered } from '#platform/index.ts';

const format = remembered((language) => {
	// As the catalogue writes them: day before month in English, digits 0–9 in Arabic.
	const locale = { en: 'en-GB', ar: 'ar-u-nu-latn' }[language] ?? language;
	return new Intl.DateTimeFormat(locale, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	});
});

/** From one day to another, or the one that is known; null when none is. Days are `2027-03-01`. */
export function daysText(startsOn: string | null, endsOn: string | null, language: string): string | null {
	const days = [startsOn ?? endsOn, endsOn ?? startsOn].map((day) => new Date(day ?? Number.NaN));
	const [from, until] = days.every((day) => !Number.isNaN(day.getTime())) ? days : [];
	return from && until ? ordinal(format(language).formatRange(from, until), language) : null;
}

export function dayText(at: Date, language: string): string {
	return ordinal(format(language).format(at), language);
}

/** The first of a month is an ordinal in French, which Intl does not know. */
function ordinal(text: string, language: string): string {
	return language === 'fr' ? text.replace(/\b1(?=\s\p{L}|–)/gu, '1er') : text;
}
