import { m } from '#messages/messages.js';
import { dayIn, lastDayOf, type DatePrecision } from '../days.ts';
import type { Kind } from '../kind.ts';
import { intlLocale } from './locale.ts';

/** What a listed entry says about its time; a course's dates are those of the run it is listed with. */
export type Timed = {
	kind: Kind;
	modality: string | null;
	year: number | null;
	ongoing: boolean;
	startsOn: string | null;
	endsOn: string | null;
	startsAt: Date | null;
	endsAt: Date | null;
	zone: string | null;
	datePrecision: DatePrecision | null;
};

const shapes = {
	day: { day: 'numeric', month: 'long', year: 'numeric' },
	thisYear: { day: 'numeric', month: 'long' },
	dayOfMonth: { day: 'numeric' },
	month: { month: 'long', year: 'numeric' },
	year: { year: 'numeric' },
	time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	zone: { hour: '2-digit', timeZoneName: 'shortGeneric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type Shape = keyof typeof shapes;

// A formatter costs more to make than a page: each is made once.
const formats = new Map<string, Intl.DateTimeFormat>();

function format(shape: Shape, language: string, timeZone: string): Intl.DateTimeFormat {
	const key = `${shape} ${language} ${timeZone}`;
	let known = formats.get(key);
	if (!known)
		formats.set(key, (known = new Intl.DateTimeFormat(intlLocale(language), { ...shapes[shape], timeZone })));
	return known;
}

const atMidnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** A day as the source knows it: '18 January 2027', 'January 2027', '2027'. */
export function dayText(day: string, language: string, precision: DatePrecision | null = 'day'): string {
	return format(precision ?? 'day', language, 'UTC').format(atMidnight(day));
}

/** A day near today, without the year where it is this one: '12 November'. */
export function nearDayText(day: string, language: string, now: Date): string {
	const shape = day.slice(0, 4) === now.toISOString().slice(0, 4) ? 'thisYear' : 'day';
	return format(shape, language, 'UTC').format(atMidnight(day));
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
	return span(format(shape, language, 'UTC'), atMidnight(from), atMidnight(until), language, 'UTC');
}

/** `formatRange`, without its spaces between plain numbers, and in Chinese with words instead of slashes. */
function span(of: Intl.DateTimeFormat, from: Date, until: Date, language: string, zone: string): string {
	if (language !== 'zh') return of.formatRange(from, until).replace(/^(\d+)\s*–\s*(?=\d+(\s|$))/u, '$1–');
	const [first, last] = [of.format(from), of.format(until)];
	const shared = /^\d+年(\d+月(?=\d+日))?/u.exec(first)?.[0] ?? '';
	if (shared && last.startsWith(shared)) return `${first}至${last.slice(shared.length)}`;
	const year = format('year', language, zone).format(from);
	return `${first}至${last.startsWith(year) ? last.slice(year.length) : last}`;
}

/** An instant, or from one to another, by the clocks of `zone`, which it names: '21 January 2027, 15:00–16:30 (Ecuador Time)'. */
export function instantText(from: Date, until: Date | null, zone: string, language: string): string {
	const time = format('time', language, zone);
	const day = format('day', language, zone);
	const name = zoneText(zone, from, language);
	const sameDay = until === null || dayIn(zone, from) === dayIn(zone, until);
	if (!sameDay)
		return m.entry_several_days({
			days: span(day, from, until, language, zone),
			time: time.format(from),
			zone: name
		});
	const times =
		until === null || until.getTime() === from.getTime()
			? time.format(from)
			: `${time.format(from)}–${time.format(until)}`;
	return m.entry_one_day({ day: day.format(from), time: times, zone: name });
}

/** What people there call their time, in the page's language: 'Ecuador Time', 'hora de Ecuador'. */
function zoneText(zone: string, at: Date, language: string): string {
	if (/^(Etc\/)?(UTC|GMT|UCT|Zulu)$/u.test(zone)) return 'UTC';
	const parts = format('zone', language, zone).formatToParts(at);
	return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** When an entry takes place, in a few words; null when nothing is known. */
export function whenText(entry: Timed, language: string, now: Date): string | null {
	if (entry.kind === 'resource') return entry.year === null ? null : String(entry.year);
	if (entry.startsAt) return instantText(entry.startsAt, entry.endsAt, entry.zone ?? 'UTC', language);
	if (entry.startsOn === null || (entry.ongoing && entry.startsOn <= now.toISOString().slice(0, 10))) {
		if (entry.ongoing)
			return entry.modality === 'online-self-paced' ? m.entry_at_your_pace() : m.entry_ongoing();
		return entry.year === null ? null : String(entry.year);
	}
	const openEnded = entry.endsOn === null && (entry.ongoing || entry.kind === 'course');
	if (openEnded && lastDayOf(entry.startsOn, entry.datePrecision) >= now.toISOString().slice(0, 10))
		return fromText(entry.startsOn, language, entry.datePrecision);
	return daysText(entry.startsOn, entry.endsOn, language, entry.datePrecision);
}

function fromText(day: string, language: string, precision: DatePrecision | null): string {
	const text = dayText(day, language, precision);
	return precision === null || precision === 'day'
		? m.entry_from_day({ day: text })
		: m.entry_from_month({ month: text });
}

/** 'applications until 15 January', while that is still ahead; otherwise null. */
export function deadlineText(day: string | null, language: string, now: Date): string | null {
	if (day === null || day < now.toISOString().slice(0, 10)) return null;
	return m.entry_apply_until({ day: nearDayText(day, language, now) });
}
