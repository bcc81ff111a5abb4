import { ICalCalendar } from 'ical-generator';

/** An hour of somebody's calendar. */
export type CalendarPiece = {
	id: string;
	startsAt: Date;
	endsAt: Date;
	title: string;
	text: string;
	location: string | null;
};

/**
 * Pieces as an RFC 5545 calendar: instants in UTC, which every reader shows by its own clocks. `number` goes up with every
 * change that is told, so that a reader takes the newer copy.
 */
export function piecesToICalendar(
	pieces: readonly CalendarPiece[],
	{
		name,
		url,
		language,
		number,
		now
	}: { name: string; url: string; language: string; number: number; now: Date }
): string {
	const calendar = new ICalCalendar({
		name,
		prodId: { company: 'Serai', product: 'hub', language: language.toUpperCase() }
	});
	for (const { id, startsAt, endsAt, title, text, location } of pieces) {
		const event = calendar.createEvent({
			id: `${id}@${new URL(url).host}`,
			stamp: now,
			start: startsAt,
			end: endsAt,
			summary: title,
			description: [text, url].filter(Boolean).join('\n\n'),
			location,
			url
		});
		event.sequence(number);
		event.lastModified(null);
	}
	return calendar.toString();
}
