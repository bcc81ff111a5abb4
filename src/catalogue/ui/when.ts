import { m } from '#messages/messages.js';
import { remembered } from '#platform/index.ts';
import { dayIn, lastDayOf, type DatePrecision } from '../days.ts';
import type { Kind } from '../kind.ts';
import { dayText, daysText, nearDayText } from './day.ts';
import { intlLocale } from './locale.ts';

export { dayText, daysText, nearDayText };

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
	time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	zone: { hour: '2-digit', timeZoneName: 'shortGeneric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// A formatter costs more to make than a page: each is made once.
const format = remembered((key) => {
	const [shape = 'time', language = '', timeZone = ''] = key.split(' ');
	return new Intl.DateTimeFormat(intlLocale(language), {
		...shapes[shape as keyof typeof shapes],
		timeZone
	});
});

/** An instant, or from one to another, by the clocks of `zone`, which it names: '21 January 2027, 15:00–16:30 (Ecuador Time)'. */
export function instantText(from: Date, until: Date | null, zone: string, language: string): string {
	const time = format(`time ${language} ${zone}`);
	const name = zoneText(zone, from, language);
	const [firstDay, lastDay] = [dayIn(zone, from), until && dayIn(zone, until)];
	if (lastDay !== null && lastDay !== firstDay)
		return m.entry_several_days({
			days: daysText(firstDay, lastDay, language),
			time: time.format(from),
			zone: name
		});
	const times =
		until === null || until.getTime() === from.getTime()
			? time.format(from)
			: `${time.format(from)}–${time.format(until)}`;
	return m.entry_one_day({ day: dayText(firstDay, language), time: times, zone: name });
}

/** What people there call their time, in the page's language: 'Ecuador Time', 'hora de Ecuador'. */
function zoneText(zone: string, at: Date, language: string): string {
	if (/^(Etc\/)?(UTC|GMT|UCT|Zulu)$/u.test(zone)) return 'UTC';
	const parts = format(`zone ${language} ${zone}`).formatToParts(at);
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
