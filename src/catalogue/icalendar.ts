import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { daysAfter, isDay } from './days.ts';
import type { EntrySummary } from './entry.ts';
import { entryPath } from './kind.ts';

export type CalendarOptions = {
	/** The calendar's name in the reader's programme. */
	name: string;
	origin: string;
	language: string;
	now: Date;
	/** "Serai only points here…", with the zone of an hour that the calendar will show in its own. */
	note: (entry: EntrySummary) => string;
	/** City and country, or how it is held where it is in no place. */
	location: (entry: EntrySummary) => string | null;
	/** "Last day to apply: …" */
	deadline: (title: string) => string;
	/** "Begins: …", for a course whose end nobody has told. */
	beginning: (title: string) => string;
};

/** What stands on a page of the calendar: the thing itself, its first day where its end is unknown, or the last day to apply. */
export type CalendarDay =
	| { what: 'takes place'; start: Date; end: Date; allDay?: true }
	| { what: 'begins' | 'closes'; start: Date; end: Date; allDay: true };

/**
 * Entries as an RFC 5545 calendar. Whole days are dates without a zone, their end exclusive; hours are instants in UTC,
 * which every programme shows in its own zone. What is known only to the month is left out; what was called off says so.
 */
export function entriesToICalendar(
	entries: readonly (EntrySummary & { runId?: string | null })[],
	options: CalendarOptions
): string {
	const { origin, language } = options;
	const calendar = new ICalCalendar({
		name: options.name,
		prodId: { company: 'Serai', product: 'hub', language: language.toUpperCase() }
	});
	for (const entry of entries)
		for (const { what, ...time } of daysOf(entry)) {
			const url = `${origin}${entryPath(language, entry)}`;
			const { text: title } = entry.title;
			const event = calendar.createEvent({
				id: `${[entry.id, entry.runId, what === 'closes' ? 'deadline' : null].filter(Boolean).join('-')}@${new URL(origin).host}`,
				stamp: options.now,
				...time,
				summary: { 'takes place': title, begins: options.beginning(title), closes: options.deadline(title) }[
					what
				],
				description: [entry.abstract?.text, options.note(entry), url].filter(Boolean).join('\n\n'),
				location: what === 'closes' ? null : options.location(entry),
				url
			});
			event.status(entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED);
			// A programme that holds an older copy takes the cancellation only under a higher number.
			event.sequence(entry.cancelled ? 1 : 0);
			event.lastModified(null);
			// One works on a last day to apply as on any other.
			if (what === 'closes') event.transparency(ICalEventTransparency.TRANSPARENT);
		}
	return calendar.toString();
}

/** True of what takes place on a day or at an hour that is known. What is open without dates takes place on none. */
export function hasDay(
	entry: Pick<EntrySummary, 'startsAt' | 'startsOn' | 'datePrecision' | 'ongoing'>
): boolean {
	if (entry.ongoing) return false;
	return (
		entry.startsAt !== null ||
		(entry.startsOn !== null && isDay(entry.startsOn) && (entry.datePrecision ?? 'day') === 'day')
	);
}

/** What a calendar can truly say of an entry. */
export function daysOf(entry: EntrySummary): CalendarDay[] {
	const closes = entry.registrationClosesOn;
	return [
		...(hasDay(entry) ? [timeOf(entry)] : []),
		...(closes !== null && isDay(closes) ? [{ what: 'closes' as const, ...wholeDays(closes, closes) }] : [])
	];
}

function timeOf({ kind, startsAt, endsAt, startsOn, endsOn }: EntrySummary): CalendarDay {
	if (startsAt) return { what: 'takes place', start: startsAt, end: endsAt ?? startsAt };
	const first = startsOn ?? '';
	// An event without an end is of one day; a course is not.
	const what = kind === 'course' && endsOn === null ? 'begins' : 'takes place';
	return { what, ...wholeDays(first, endsOn ?? first) };
}

function wholeDays(first: string, last: string): { start: Date; end: Date; allDay: true } {
	return { start: new Date(first), end: new Date(daysAfter(last, 1)), allDay: true };
}
