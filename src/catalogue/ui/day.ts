import { remembered } from '#platform/index.ts';
import type { DatePrecision } from '../days.ts';
import { intlLocale } from './locale.ts';

const shapes = {
	day: { day: 'numeric', month: 'long', year: 'numeric' },
	thisYear: { day: 'numeric', month: 'long' },
	month: { month: 'long', year: 'numeric' },
	year: { year: 'numeric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type Shape = keyof typeof shapes;

const format = remembered((key) => {
	const [shape = '', language = ''] = key.split(' ');
	return new Intl.DateTimeFormat(intlLocale(language), { ...shapes[shape as Shape], timeZone: 'UTC' });
});

const atMidnight = (day: string) => new Date(`${day}T00:00:00Z`);
/** The first of a month is an ordinal in French, which Intl does not know. */
const numberOf = (day: string, language: string) =>
	language === 'fr' && day.endsWith('-01') ? '1er' : String(Number(day.slice(8, 10)));

// Intl takes as long for a range of days as for everything else in a line of results. What it writes differs within a month only
// in the number of the day, so it is asked once a month and the number put in.

/** What stands around the day of a date of this shape, language and month: 'day en 2027-01'. */
const aroundDay = remembered((key) => {
	const [shape = '', language = '', month = ''] = key.split(' ');
	const parts = format(`${shape} ${language}`).formatToParts(atMidnight(`${month}-01`));
	const at = parts.findIndex(({ type }) => type === 'day');
	return [textOf(parts.slice(0, Math.max(at, 0))), textOf(parts.slice(at + 1))] as const;
});

/** What stands around the days of a range: 'en 2027-01 2027-03'. */
const aroundDays = remembered((key) => {
	const [language = '', from = '', until = ''] = key.split(' ');
	const parts = format(`day ${language}`).formatRangeToParts(
		atMidnight(`${from}-01`),
		atMidnight(`${until}-28`)
	);
	const first = parts.findIndex(({ type }) => type === 'day');
	const last = parts.findLastIndex(({ type }) => type === 'day');
	return [parts.slice(0, first), parts.slice(first + 1, last), parts.slice(last + 1)].map(textOf);
});

const wholeRange = remembered((key) => {
	const [shape = '', language = '', from = '', until = ''] = key.split(' ');
	return format(`${shape} ${language}`).formatRange(atMidnight(from), atMidnight(until));
});

function textOf(parts: { value: string }[]): string {
	// As `format` writes it: the narrow space is in the parts only.
	return parts.map(({ value }) => value.replace('\u202f', ' ')).join('');
}

function written(shape: Shape, day: string, language: string): string {
	const [before, after] = aroundDay(`${shape} ${language} ${day.slice(0, 7)}`);
	return shape === 'day' || shape === 'thisYear' ? `${before}${numberOf(day, language)}${after}` : after;
}

/** The day of an instant, in UTC: for when something was done here, not for when it takes place. */
export function dayOfInstant(at: Date, language: string): string {
	return dayText(at.toISOString().slice(0, 10), language);
}

/** A day as the source knows it: '18 January 2027', 'January 2027', '2027'. */
export function dayText(day: string, language: string, precision: DatePrecision | null = 'day'): string {
	return written(precision ?? 'day', day, language);
}

/** A day near today, without the year where it is this one: '12 November'. */
export function nearDayText(day: string, language: string, now: Date): string {
	const isThisYear = Number(day.slice(0, 4)) === now.getUTCFullYear();
	return written(isThisYear ? 'thisYear' : 'day', day, language);
}

/** From one day to another, both inclusive: '18–20 January 2027', 'January – March 2027'. */
export function daysText(
	from: string,
	until: string | null,
	language: string,
	precision: DatePrecision | null = 'day'
): string {
	const shape = precision ?? 'day';
	const same = shape === 'day' ? 10 : shape === 'month' ? 7 : 4;
	if (until === null || from.slice(0, same) === until.slice(0, same)) return dayText(from, language, shape);
	if (language === 'zh') return inChinese(from, until, shape);
	return rangeOf(from, until, language, shape).replace(/^(\d+(?:er)?)\s*–\s*(?=\d+(\s|$))/u, '$1–');
}

function rangeOf(from: string, until: string, language: string, shape: DatePrecision): string {
	if (shape !== 'day') return wholeRange(`${shape} ${language} ${from} ${until}`);
	const [before, between, after] = aroundDays(`${language} ${from.slice(0, 7)} ${until.slice(0, 7)}`);
	return `${before}${numberOf(from, language)}${between}${numberOf(until, language)}${after}`;
}

/** With words instead of slashes. */
function inChinese(from: string, until: string, shape: DatePrecision): string {
	const [first, last] = [dayText(from, 'zh', shape), dayText(until, 'zh', shape)];
	const shared = /^\d+年(\d+月(?=\d+日))?/u.exec(first)?.[0] ?? '';
	if (shared && last.startsWith(shared)) return `${first}至${last.slice(shared.length)}`;
	const year = dayText(from, 'zh', 'year');
	return `${first}至${last.startsWith(year) ? last.slice(year.length) : last}`;
}
