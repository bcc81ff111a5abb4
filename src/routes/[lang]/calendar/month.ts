/** '2026-12'. */
export type Month = string;

const earliest = 1990;
const latest = 2100;

/** A month of an address; null when it is none that a calendar could show. */
export function monthFrom(text: string | null): Month | null {
	if (text === null || !/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return null;
	const year = Number(text.slice(0, 4));
	return year >= earliest && year <= latest ? text : null;
}

export function monthOf(day: string): Month {
	return day.slice(0, 7);
}

/** The month `count` months after another; null beyond what the calendar shows. */
export function monthAfter(month: Month, count: number): Month | null {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return monthFrom(new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7));
}

export function lastDayOfMonth(month: Month): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The whole weeks that hold a month, as days; `firstWeekday` is 1 for Monday … 7 for Sunday. */
export function weeksOf(month: Month, firstWeekday: number): string[][] {
	const first = Date.parse(`${month}-01T00:00:00Z`);
	const weekday = new Date(first).getUTCDay() || 7;
	const start = first - ((weekday - firstWeekday + 7) % 7) * dayLength;
	const end = Date.parse(`${lastDayOfMonth(month)}T00:00:00Z`);
	const weeks: string[][] = [];
	for (let day = start; day <= end; day += 7 * dayLength)
		weeks.push(Array.from({ length: 7 }, (_, i) => new Date(day + i * dayLength).toISOString().slice(0, 10)));
	return weeks;
}

const dayLength = 86_400_000;

/** The weekday a week begins with where `locale` is at home: 1 for Monday … 7 for Sunday. */
export function firstWeekdayOf(locale: string): number {
	const known = new Intl.Locale(locale) as Intl.Locale & {
		getWeekInfo?: () => { firstDay: number };
		weekInfo?: { firstDay: number };
	};
	return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}
