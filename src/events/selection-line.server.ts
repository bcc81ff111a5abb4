import { and, asc, eq, inArray } from 'drizzle-orm';
import { dayIn } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';
import { newId } from '#platform/index.ts';
import { later, type Writer } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import { eventApplication, eventDecision, eventTarget } from './application-tables.server.ts';
import type { EventFacts } from './event.ts';
import { makeParticipants } from './participant-making.server.ts';
import { nextInLine } from './target.ts';

/** The first in line whom no target forbids gets the place, until the event begins. The event is held. */
export async function moveUp(tx: Writer, event: EventFacts, now: Date): Promise<void> {
	if (event.startsOn !== null && dayIn(event.zone, now) >= event.startsOn) return;
	const line = await tx
		.select()
		.from(eventApplication)
		.where(and(eq(eventApplication.eventId, event.id), eq(eventApplication.state, 'waiting')))
		.orderBy(asc(eventApplication.line), asc(eventApplication.number));
	const selected = await tx
		.select({ facts: eventApplication.facts })
		.from(eventApplication)
		.where(
			and(eq(eventApplication.eventId, event.id), inArray(eventApplication.state, ['selected', 'confirmed']))
		);
	if (event.seats !== null && selected.length >= event.seats) return;
	const targets = await tx.select().from(eventTarget).where(eq(eventTarget.eventId, event.id));
	const next = nextInLine(
		line.filter(({ proposed }) => proposed !== 'decline'),
		targets,
		selected.map(({ facts }) => facts)
	);
	if (!next) return;
	const locale = isUiLanguage(event.sourceLanguage) ? event.sourceLanguage : 'en';
	await tx.insert(eventDecision).values({
		...{ id: newId(), applicationId: next.id, at: now, byPerson: null, decision: 'select' },
		reason: m.applications_reason_moved_up({}, { locale })
	});
	await tx
		.update(eventApplication)
		.set({ state: 'selected', releasedAt: now, proposed: null, line: null })
		.where(eq(eventApplication.id, next.id));
	await makeParticipants(tx, event, [next.id], now);
	await later(tx, 'events.mailApplication', { applicationId: next.id, letter: 'moved-up' });
}
