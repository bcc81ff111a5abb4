import {
	bigint,
	boolean,
	date,
	doublePrecision,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import type { CostKind } from '#catalogue/index.ts';
import type { ModuleId, ModuleWords } from './curriculum.ts';
import type { Change } from './difference.ts';
import type { EventAdmission, EventId, EventKind, EventModality, EventState } from './event.ts';
import type { PlaceId, Room, RoomId } from './place.ts';
import type { EventRole } from './policy.ts';
import type { Programme } from './programme.ts';
import type { MaterialAudience, MaterialId, Moment } from './session-material.ts';
import type { SpeakerId, SpeakerRole, SpeakerState } from './session-speaker.ts';
import type { SessionId, SessionKind, SessionWords } from './session.ts';
import type { TrackId } from './track.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const day = (name: string) => date(name, { mode: 'string' });
type ByLanguage<Words> = Record<string, Words>;

export const event = pgTable('event', {
	id: uuid().$type<EventId>().primaryKey(),
	entryId: uuid('entry_id'),
	slug: text().notNull(),
	kind: text().$type<EventKind>().notNull(),
	state: text().$type<EventState>().notNull(),
	revision: integer().notNull(),
	languages: text().array().notNull(),
	sourceLanguage: text('source_language').notNull(),
	zone: text().notNull(),
	startsOn: day('starts_on'),
	endsOn: day('ends_on'),
	modality: text().$type<EventModality>().notNull(),
	admission: text().$type<EventAdmission>().notNull(),
	applyFrom: day('apply_from'),
	applyUntil: day('apply_until'),
	seats: integer(),
	topics: text().array().notNull(),
	countries: text().array().notNull(),
	audiences: text().array().notNull(),
	sdgTargets: text('sdg_targets').array().notNull(),
	gcmObjectives: integer('gcm_objectives').array().notNull(),
	costKind: text('cost_kind').$type<CostKind>(),
	contactName: text('contact_name'),
	contactEmail: text('contact_email'),
	illustrative: boolean().notNull(),
	clonedFromId: uuid('cloned_from_id').$type<EventId>(),
	createdAt: instant('created_at').notNull().defaultNow(),
	createdBy: text('created_by')
});

export const eventText = pgTable(
	'event_text',
	{
		eventId: uuid('event_id').$type<EventId>().notNull(),
		language: text().notNull(),
		state: text().$type<'draft' | 'ready'>().notNull(),
		sourceRevision: integer('source_revision').notNull(),
		title: text().notNull(),
		summary: text().notNull(),
		objectives: text().notNull(),
		whoFor: text('who_for').notNull(),
		costs: text().notNull(),
		covered: text().notNull(),
		practical: text().notNull()
	},
	(row) => [primaryKey({ columns: [row.eventId, row.language] })]
);

export const eventOrganisation = pgTable(
	'event_organisation',
	{
		eventId: uuid('event_id').$type<EventId>().notNull(),
		organisationId: uuid('organisation_id').notNull(),
		role: text().$type<'host' | 'partner' | 'donor'>().notNull(),
		position: integer().notNull()
	},
	(row) => [primaryKey({ columns: [row.eventId, row.organisationId, row.role] })]
);

export const eventTeam = pgTable(
	'event_team',
	{
		eventId: uuid('event_id').$type<EventId>().notNull(),
		personId: text('person_id').notNull(),
		role: text().$type<EventRole>().notNull(),
		addedAt: instant('added_at').notNull().defaultNow()
	},
	(row) => [primaryKey({ columns: [row.eventId, row.personId, row.role] })]
);

export const eventPlace = pgTable('event_place', {
	id: uuid().$type<PlaceId>().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	position: integer().notNull(),
	names: jsonb().$type<ByLanguage<string>>().notNull(),
	address: text(),
	city: text(),
	country: text(),
	latitude: doublePrecision(),
	longitude: doublePrecision(),
	rooms: jsonb().$type<Room[]>().notNull()
});

export const eventModule = pgTable('event_module', {
	id: uuid().$type<ModuleId>().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	position: integer().notNull(),
	texts: jsonb().$type<ByLanguage<ModuleWords>>().notNull(),
	topics: text().array().notNull()
});

export const eventTrack = pgTable('event_track', {
	id: uuid().$type<TrackId>().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	position: integer().notNull(),
	names: jsonb().$type<ByLanguage<string>>().notNull()
});

export const eventSession = pgTable('event_session', {
	id: uuid().$type<SessionId>().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	kind: text().$type<SessionKind>().notNull(),
	revision: integer().notNull(),
	startsAt: instant('starts_at').notNull(),
	endsAt: instant('ends_at').notNull(),
	trackId: uuid('track_id').$type<TrackId>(),
	moduleId: uuid('module_id').$type<ModuleId>(),
	placeId: uuid('place_id').$type<PlaceId>(),
	roomId: uuid('room_id').$type<RoomId>(),
	url: text(),
	host: text(),
	bus: text(),
	texts: jsonb().$type<ByLanguage<SessionWords>>().notNull()
});

export const eventSpeaker = pgTable('event_speaker', {
	id: uuid().$type<SpeakerId>().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	expertId: uuid('expert_id'),
	name: text().notNull(),
	affiliation: text(),
	email: text(),
	language: text().notNull(),
	tokenSha256: text('token_sha256'),
	illustrative: boolean().notNull(),
	addedAt: instant('added_at').notNull().defaultNow()
});

export const eventSessionSpeaker = pgTable(
	'event_session_speaker',
	{
		sessionId: uuid('session_id').$type<SessionId>().notNull(),
		speakerId: uuid('speaker_id').$type<SpeakerId>().notNull(),
		role: text().$type<SpeakerRole>().notNull(),
		position: integer().notNull(),
		state: text().$type<SpeakerState>().notNull(),
		askedAt: instant('asked_at'),
		answeredAt: instant('answered_at')
	},
	(row) => [primaryKey({ columns: [row.sessionId, row.speakerId] })]
);

export const eventMaterial = pgTable('event_material', {
	id: uuid().$type<MaterialId>().primaryKey(),
	sessionId: uuid('session_id').$type<SessionId>().notNull(),
	moment: text().$type<Moment>().notNull(),
	audience: text().$type<MaterialAudience>().notNull(),
	language: text().notNull(),
	title: text().notNull(),
	sha256: text(),
	fileName: text('file_name'),
	bytes: bigint({ mode: 'number' }),
	url: text(),
	visibleFrom: instant('visible_from'),
	visibleUntil: instant('visible_until'),
	addedAt: instant('added_at').notNull().defaultNow()
});

export const eventRelease = pgTable(
	'event_release',
	{
		eventId: uuid('event_id').$type<EventId>().notNull(),
		number: integer().notNull(),
		at: instant('at').notNull(),
		byPerson: text('by_person'),
		notes: jsonb().$type<ByLanguage<string>>().notNull(),
		programme: jsonb().$type<Programme>().notNull(),
		changes: jsonb().$type<Change[]>()
	},
	(row) => [primaryKey({ columns: [row.eventId, row.number] })]
);
