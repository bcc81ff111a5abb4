import { integer, jsonb, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Condition } from '#certificates/index.ts';
import type { BadgeProblem } from './check-in.ts';
import type { EventId } from './event.ts';
import type { Attended } from './event-certificate.ts';
import type { ParticipantId } from './participant.ts';
import type { SessionId } from './session.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const eventBadge = pgTable(
	'event_badge',
	{
		participantId: uuid('participant_id').$type<ParticipantId>().notNull(),
		number: smallint().notNull(),
		madeAt: instant('made_at').notNull(),
		madeBy: text('made_by'),
		revokedAt: instant('revoked_at')
	},
	(row) => [primaryKey({ columns: [row.participantId, row.number] })]
);

export const eventBadgeRefusal = pgTable('event_badge_refusal', {
	id: uuid().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	participantId: uuid('participant_id').$type<ParticipantId>(),
	sessionId: uuid('session_id').$type<SessionId>(),
	reason: text().$type<BadgeProblem>().notNull(),
	at: instant('at').notNull(),
	storedAt: instant('stored_at').notNull(),
	byPerson: text('by_person')
});

export const eventCertificate = pgTable('event_certificate', {
	eventId: uuid('event_id').$type<EventId>().primaryKey(),
	revision: integer().notNull(),
	participation: jsonb().$type<Condition<Attended>>(),
	completion: jsonb().$type<Condition<Attended>>(),
	hours: smallint()
});

export const eventCertificateName = pgTable('event_certificate_name', {
	participantId: uuid('participant_id').$type<ParticipantId>().primaryKey(),
	name: text(),
	confirmedAt: instant('confirmed_at'),
	askedAt: instant('asked_at')
});
