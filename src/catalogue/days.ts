import { remembered } from '#platform/index.ts';

/** How exactly a source tells a date: 'month' means that only year and month of `startsOn` are known. */
export const datePrecisions = ['day', 'month', 'year'] as const;
export type DatePrecision = (typeof datePrecisions)[number];

export type Period = { from: Date | null; until: Date | null };

const formats = new Map<string, Intl.DateTimeFormat>();

function clock(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const made = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		calendar: 'iso8601',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit'
	});
	formats.set(zone, made);
	return made;
}

/** True of an IANA zone this machine knows, such as 'Africa/Cairo'. */
export function isZone(zone: string): boolean {
	if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,60}$/.test(zone)) return false;
	try {
		clock(zone);
		return true;
	} catch {
		return false;
	}
}

/** What a wall clock in `zone` shows at an instant: '2026-03-29T03:30:00'. */
export function localOf(instant: Date, zone: string): string {
	const part = Object.fromEntries(
		clock(zone)
			.formatToParts(instant)
			.map(({ type, value }) => [type, value])
	);
	return `${part['year']?.padStart(4, '0')}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}`;
}

const minute = 60_000;
/** By zone: the minute asked about last. A list asks about one instant as often as it has lines. */
const askedLast = new Map<string, { minute: number; day: string }>();

/** The day it is in `zone` at an instant. */
export function dayIn(zone: string, instant: Date): string {
	// No day begins within a minute of any clock.
	const asked = Math.floor(instant.getTime() / minute);
	const last = askedLast.get(zone);
	if (last?.minute === asked) return last.day;
	const day = localOf(instant, zone).slice(0, 10);
	askedLast.set(zone, { minute: asked, day });
	return day;
}

/**
 * The instant at which a wall clock in `zone` shows `local` ('2026-03-29T02:30'). A time that the start of summer time
 * skips is read as that much later (the clock's own jump); one that its end repeats is its first occurrence.
 */
export function instantOf(local: string, zone: string): Date {
	const asUtc = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
	const offsetAt = (instant: number) => Date.parse(`${localOf(new Date(instant), zone)}Z`) - instant;
	// The offsets a day before and after are the only two it can have, whatever the clocks do in between.
	const before = offsetAt(asUtc - 86_400_000);
	const behind = offsetAt(asUtc + 86_400_000);
	for (const offset of [before, behind])
		if (offsetAt(asUtc - offset) === offset) return new Date(asUtc - offset);
	return new Date(asUtc - before);
}

/** Local midnight, or the first moment of a day whose midnight summer time skips. */
export function startOfDay(day: string, zone: string): Date {
	return new Date(startOf(`${day}T00:00:00 ${zone}`));
}

const startOf = remembered((dayAndZone) => {
	const [local = '', zone = ''] = dayAndZone.split(' ');
	return instantOf(local, zone).getTime();
});

/** The day `count` days after another, by the calendar. */
export function daysAfter(day: string, count: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** The last day a date stands for: itself, the end of its month, or of its year. */
export function lastDayOf(day: string, precision: DatePrecision | null): string {
	const year = Number(day.slice(0, 4));
	if (precision === 'year') return `${day.slice(0, 4)}-12-31`;
	if (precision !== 'month') return day;
	return daysAfter(new Date(Date.UTC(year, Number(day.slice(5, 7)), 1)).toISOString().slice(0, 10), -1);
}

export type Dated = {
	ongoing?: boolean;
	startsOn: string | null;
	endsOn: string | null;
	startsAt?: Date | null;
	endsAt?: Date | null;
	zone: string | null;
	datePrecision: DatePrecision | null;
};

/**
 * When a thing takes place, as instants: from the first moment of its first day to the last of its last (exclusive),
 * in its zone (UTC where none is known). Null when it has no date at all; an open end while it is ongoing.
 */
export function periodOf(dated: Dated): Period | null {
	const zone = dated.zone ?? 'UTC';
	if (dated.startsAt) return { from: dated.startsAt, until: dated.endsAt ?? dated.startsAt };
	if (dated.ongoing)
		return {
			from: dated.startsOn ? startOfDay(dated.startsOn, zone) : null,
			until: dated.endsOn ? startOfDay(daysAfter(dated.endsOn, 1), zone) : null
		};
	if (!dated.startsOn) return null;
	const last = lastDayOf(dated.endsOn ?? dated.startsOn, dated.datePrecision);
	return { from: startOfDay(dated.startsOn, zone), until: startOfDay(daysAfter(last, 1), zone) };
}

/** True of a day that exists: not '2026-02-30'. */
export function isDay(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return false;
	const made = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
	return Number(match[1]) >= 100 && made.toISOString().slice(0, 10) === text;
}
