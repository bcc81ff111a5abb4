import { ICalCalendar, ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator';
import { daysAfter } from '#catalogue/index.ts';
import { wordsIn } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import { findEditionPage } from '#training/index.server.ts';
import { calendarHeaders } from '../../../../../machine/headers.ts';
import type { RequestHandler } from './$types';

/** An edition for one's own calendar: its run, the last day to enrol, and its live sessions; links for who takes part. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { actor, language, now } = locals;
	const page = await findEditionPage(actor, params.edition, language, now);
	const { edition, course } = page;
	const here = `${url.origin}${page.path}`;
	const calendar = new ICalCalendar({
		name: course.title.text,
		prodId: { company: 'Serai', product: 'hub', language: language.toUpperCase() }
	});
	const cancelled = edition.state === 'cancelled';
	const add = (id: string, event: ICalEventData, called = cancelled) => {
		const made = calendar.createEvent({ ...event, id: `${id}@${url.host}`, stamp: now, url: here });
		made.status(called ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED);
		made.sequence(called ? 1 : 0);
		made.lastModified(null);
		return made;
	};
	if (edition.startsOn !== null && edition.datePrecision === 'day') {
		const summary =
			edition.endsOn === null ? m.feeds_begins({ title: course.title.text }) : course.title.text;
		add(edition.id, {
			...wholeDays(edition.startsOn, edition.endsOn ?? edition.startsOn),
			summary,
			description: here
		}).transparency(ICalEventTransparency.TRANSPARENT);
	}
	if (edition.enrolUntil !== null)
		add(`${edition.id}-enrol`, {
			...wholeDays(edition.enrolUntil, edition.enrolUntil),
			summary: m.feeds_deadline({ title: course.title.text }),
			description: here
		}).transparency(ICalEventTransparency.TRANSPARENT);
	for (const session of page.sessions) {
		const words = wordsIn(session.texts, language, edition.languages[0] ?? 'en')?.words;
		add(
			session.id,
			{
				start: session.startsAt,
				end: session.endsAt,
				summary: `${words?.title ?? ''} · ${course.title.text}`,
				description: [words?.note, session.url, here].filter(Boolean).join('\n\n'),
				location: session.url
			},
			cancelled || session.cancelledAt !== null
		);
	}
	const headers = calendarHeaders(language, `${edition.slug}.ics`);
	return new Response(calendar.toString(), { headers });
};

function wholeDays(first: string, last: string): { start: Date; end: Date; allDay: true } {
	return { start: new Date(first), end: new Date(daysAfter(last, 1)), allDay: true };
}
