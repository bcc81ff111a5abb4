import { ICalCalendar, ICalEventStatus } from 'ical-generator';
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
};

/**
 * Entries as an RFC 5545 calendar. Whole days are dates without a zone, their end exclusive; hours are instants in UTC,
 * which every programme shows in its own zone. What is known only to the month is left out; what was called off says so.
 */
export function entriesToICalendar(entries: readonly EntrySummary[], options: CalendarOptions): string {
	const calendar = new ICalCalendar({
		name: options.name,
		prodId: { company: 'Serai', product: 'hub', language: options.language.toUpperCase() }
	});
	for (const entry of entries) {
		const time = timeOf(entry);
		if (!time) continue;
		const url = `${options.origin}${entryPath(options.language, entry)}`;
		const event = calendar.createEvent({
			id: `${entry.id}@${new URL(options.origin).host}`,
			stamp: options.now,
			...time,
			summary: entry.title.text,
			description: [entry.abstract?.text, options.note(entry), url].filter(Boolean).join('\n\n'),
			location: entry.place,
			url
		});
		event.status(entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED);
		// A programme that holds an older copy takes the cancellation only under a higher number.
		event.sequence(entry.cancelled ? 1 : 0);
		event.lastModified(null);
	}
	return calendar.toString();
}

/** True of what a calendar can show: a day or an hour is known. */
export function hasDay(entry: Pick<EntrySummary, 'startsAt' | 'startsOn' | 'datePrecision'>): boolean {
	return (
		entry.startsAt !== null ||
		(entry.startsOn !== null && isDay(entry.startsOn) && (entry.datePrecision ?? 'day') === 'day')
	);
}

function timeOf(entry: EntrySummary): { start: Date; end: Date; allDay?: true } | null {
	if (!hasDay(entry)) return null;
	if (entry.startsAt) return { start: entry.startsAt, end: entry.endsAt ?? entry.startsAt };
	const first = entry.startsOn ?? '';
	return { start: new Date(first), end: new Date(daysAfter(entry.endsOn ?? first, 1)), allDay: true };
}
