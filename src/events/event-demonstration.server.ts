import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { daysAfter } from '#catalogue/index.ts';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { audiences, targets, topic } from '#vocabulary/index.ts';
import type { ModuleWords } from './curriculum.ts';
import { putModule } from './curriculum.server.ts';
import { noWords, type EventWords } from './event-text.ts';
import { createEvent, publishEvent, putEventText } from './event-writing.server.ts';
import { putPlace } from './place.server.ts';
import type { PlaceId } from './place.ts';
import { plannedProgramme } from './programme.server.ts';
import { releaseProgramme } from './release.server.ts';
import { putSession } from './session.server.ts';
import { nameForSession, noteAnswer, putSpeaker } from './session-speaker.server.ts';
import { putMaterial } from './session-material.server.ts';
import type { MaterialInput } from './session-material.ts';
import type { SpeakerRole } from './session-speaker.ts';
import type { SessionId, SessionInput, SessionKind, SessionWords } from './session.ts';
import type { ModuleId } from './curriculum.ts';
import { event } from './tables.server.ts';

const actor = system('demonstration');

/** `content/field-schools.json`: objectives, modules and participants of the real programme; days, places and people invented. */
type Told = {
	host: string;
	partners: string[];
	topics: string[];
	audiences: string[];
	gcmObjectives: number[];
	sdgTargets: string[];
	events: ToldEvent[];
	modules: { key: string; topics: string[]; texts: Record<string, ModuleWords> }[];
	places: {
		key: string;
		names: Record<string, string>;
		city: string;
		latitude: number | null;
		longitude: number | null;
		rooms: { name: string; seats: number }[];
	}[];
	speakers: { name: string; affiliation: string; sessions: string[]; role: SpeakerRole }[];
	sessions: ToldSession[];
	/** With an address, or with the text of a file. */
	materials: (Pick<MaterialInput, 'moment' | 'audience' | 'language' | 'title'> & {
		session: string;
		url?: string;
		fileName?: string;
		text?: string;
	})[];
	/** What the second release says otherwise than the first. */
	moved: { key: string; from: string; until: string; note: Record<string, string> };
};
type ToldEvent = {
	slug: string;
	country: string;
	zone: string;
	startsOn: string;
	endsOn: string;
	applyUntil: string;
	languages: string[];
	/** Its programme is there already, and was released twice. */
	programme: boolean;
	texts: Record<string, Partial<EventWords>>;
};
type ToldSession = {
	key: string;
	day: number;
	from: string;
	until: string;
	kind: SessionKind;
	module: string | null;
	place: string | null;
	host?: string;
	bus?: string;
	texts: Record<string, Partial<SessionWords>>;
};

/** Loads the three field schools, each marked as illustrative; Mexico's with its programme. Nothing where they are. */
export async function loadEventsDemonstration({
	directory = fileURLToPath(new URL('../../content/', import.meta.url)),
	now = new Date()
} = {}): Promise<void> {
	const told = JSON.parse(await readFile(`${directory}/field-schools.json`, 'utf8')) as Told;
	for (const one of told.events) {
		if ((await db.$count(event, eq(event.slug, one.slug))) > 0) continue;
		await hold(told, one, now);
		for (const { topics, texts } of told.modules)
			await putModule(actor, one.slug, null, { texts, topics: topics.filter((id) => topic(id)) });
		if (one.programme) await plan(told, one, now);
	}
}

async function hold(told: Told, one: ToldEvent, now: Date): Promise<void> {
	let { revision } = await createEvent(
		actor,
		one.slug,
		{
			kind: 'field-school',
			languages: one.languages,
			sourceLanguage: 'en',
			zone: one.zone,
			startsOn: one.startsOn,
			endsOn: one.endsOn,
			modality: 'face-to-face',
			admission: 'application',
			applyFrom: null,
			applyUntil: one.applyUntil,
			seats: 30,
			topics: told.topics.filter((id) => topic(id)),
			countries: [one.country],
			audiences: told.audiences.filter((id) => audiences.some((known) => known.id === id)),
			sdgTargets: told.sdgTargets.filter((id) => targets.some((known) => known.id === id)),
			gcmObjectives: told.gcmObjectives,
			costKind: null,
			contactName: null,
			contactEmail: null,
			illustrative: true,
			hosts: [told.host],
			partners: told.partners,
			donors: []
		},
		one.texts['en']?.title ?? one.slug,
		now
	);
	for (const [language, words] of Object.entries(one.texts))
		({ revision } = await putEventText(
			actor,
			one.slug,
			revision,
			language,
			{ ...noWords, ...words },
			'ready',
			now
		));
	await publishEvent(actor, one.slug, revision, now);
}

async function plan(told: Told, { slug, startsOn, country }: ToldEvent, now: Date): Promise<void> {
	const places = new Map<string, { id: PlaceId; room: string | null }>();
	for (const { key, rooms, ...place } of told.places) {
		const made = rooms.map((room) => ({ ...room, id: newId<'EventRoom'>() }));
		const id = await putPlace(actor, slug, null, { ...place, country, address: null, rooms: made }, now);
		places.set(key, { id, room: made[0]?.id ?? null });
	}
	const modules = await modulesByKey(told, slug);
	const inputOf = (one: ToldSession): SessionInput => {
		const place = one.place === null ? null : places.get(one.place);
		return {
			...{ kind: one.kind, from: one.from, until: one.until, overnight: false, trackId: null, url: null },
			day: daysAfter(startsOn, one.day - 1),
			moduleId: one.module === null ? null : (modules.get(one.module) ?? null),
			placeId: place?.id ?? null,
			roomId: (place?.room ?? null) as SessionInput['roomId'],
			host: one.host ?? null,
			bus: one.bus ?? null,
			texts: Object.fromEntries(
				Object.entries(one.texts).map(([language, words]) => [
					language,
					{ title: '', description: '', transport: '', meetingPoint: '', safety: '', ...words }
				])
			)
		};
	};
	const sessions = new Map<string, SessionId>();
	for (const one of told.sessions) sessions.set(one.key, await putSession(actor, slug, null, inputOf(one)));
	for (const { name, affiliation, sessions: keys, role } of told.speakers) {
		const given = { name, affiliation, email: null, language: 'es', expertCode: null };
		const speaker = await putSpeaker(actor, slug, null, given, now);
		for (const session of keys.flatMap((key) => sessions.get(key) ?? [])) {
			await nameForSession(actor, slug, session, speaker, role);
			await noteAnswer(actor, slug, session, speaker, true, now);
		}
	}
	for (const { session, url = null, fileName = '', text = '', ...said } of told.materials) {
		const id = sessions.get(session);
		const file = url === null ? { name: fileName, bytes: new TextEncoder().encode(text) } : null;
		if (id)
			await putMaterial(actor, slug, id, null, { ...said, url, visibleFrom: null, visibleUntil: null }, file);
	}
	await releaseProgramme(actor, slug, 1, {}, now);
	const moved = told.sessions.find(({ key }) => key === told.moved.key);
	const id = sessions.get(told.moved.key);
	if (!moved || !id) return;
	const { from, until, note } = told.moved;
	await putSession(actor, slug, { id, revision: 1 }, { ...inputOf(moved), from, until });
	await releaseProgramme(actor, slug, 2, note, now);
}

async function modulesByKey(told: Told, slug: string): Promise<Map<string, ModuleId>> {
	const { modules } = await plannedProgramme(actor, slug);
	return new Map(told.modules.flatMap(({ key }, i) => (modules[i] ? [[key, modules[i].id]] : [])));
}
