import { instantOf, isDay, localOf, refusalToLink } from '#catalogue/index.ts';
import type { Id } from '#platform/index.ts';
import type { ModuleId } from './curriculum.ts';
import type { PlaceId, RoomId } from './place.ts';
import type { TrackId } from './track.ts';

export type SessionId = Id<'EventSession'>;

export const sessionKinds = [
	'opening',
	'plenary',
	'lecture',
	'panel',
	'workshop',
	'group-work',
	'study-visit',
	'learning-integration',
	'networking',
	'break',
	'meal',
	'travel',
	'closing'
] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** Of a visit: how one gets there, where one meets, what one takes care of. Empty where nothing is said. */
export type SessionWords = {
	title: string;
	description: string;
	transport: string;
	meetingPoint: string;
	safety: string;
};
export const sessionWordNames = ['title', 'description', 'transport', 'meetingPoint', 'safety'] as const;

/** A piece of the programme. */
export type Session = {
	id: SessionId;
	kind: SessionKind;
	revision: number;
	startsAt: Date;
	endsAt: Date;
	/** Null: for everybody. */
	trackId: TrackId | null;
	moduleId: ModuleId | null;
	placeId: PlaceId | null;
	/** One of the place's rooms. */
	roomId: RoomId | null;
	/** Where it is held online; for participants only. */
	url: string | null;
	/** Of a visit: who receives. */
	host: string | null;
	/** The bus that takes people there, by its name. */
	bus: string | null;
	texts: Record<string, SessionWords>;
};

/** As a form says it: wall clocks of the event's zone. */
export type SessionInput = Omit<Session, 'id' | 'revision' | 'startsAt' | 'endsAt'> & {
	day: string;
	/** 'HH:MM' */
	from: string;
	until: string;
	/** Its end is on the next day. */
	overnight: boolean;
};

export const longestSessionTitle = 300;
export const longestSessionWords = 8000;
const hour = /^([01]\d|2[0-3]):[0-5]\d$/u;

type Problem = { field: string; code: string; details?: Record<string, string | number> };

/** What is wrong with a session, by the field of its form. Where it collides with others `conflictsOf` says. */
export function problemsOfSession(input: SessionInput, zone: string): Problem[] {
	const problems: Problem[] = [];
	const refuse = (field: string, code: string, details?: Problem['details']) =>
		problems.push({ field, code, ...(details && { details }) });
	if (!isDay(input.day)) refuse('day', 'not_a_day');
	for (const field of ['from', 'until'] as const) if (!hour.test(input[field])) refuse(field, 'not_a_time');
	if (problems.length === 0) problems.push(...problemsOfHours(input, zone));
	const said = Object.entries(input.texts).filter(([, words]) =>
		Object.values(words).some((text) => text.trim() !== '')
	);
	if (said.length === 0) refuse('title', 'required');
	for (const [language, words] of said)
		for (const name of sessionWordNames) {
			const most = name === 'title' ? longestSessionTitle : longestSessionWords;
			if (name === 'title' && words.title.trim() === '') refuse(`title.${language}`, 'required');
			if (words[name].length > most) refuse(`${name}.${language}`, 'longer_than', { most });
		}
	const link = input.url === null ? null : refusalToLink(input.url);
	if (link) refuse('url', link);
	if ((input.host?.length ?? 0) > 300) refuse('host', 'longer_than', { most: 300 });
	if ((input.bus?.length ?? 0) > 100) refuse('bus', 'longer_than', { most: 100 });
	if (input.roomId !== null && input.placeId === null) refuse('room', 'room_without_place');
	return problems;
}

function problemsOfHours(input: SessionInput, zone: string): Problem[] {
	if (input.until === input.from && !input.overnight) return [{ field: 'until', code: 'ends_before_start' }];
	// Said on purpose, never guessed: a slip of the pen would otherwise last until the next morning.
	if (input.until < input.from && !input.overnight)
		return [{ field: 'overnight', code: 'session_past_midnight' }];
	if (input.until > input.from && input.overnight) return [{ field: 'until', code: 'session_too_long' }];
	const skipped = (['from', 'until'] as const).find((name) => {
		const local = localTimes(input)[name];
		return localOf(instantOf(local, zone), zone).slice(0, 16) !== local;
	});
	return skipped ? [{ field: skipped, code: 'session_hour_skipped', details: { time: input[skipped] } }] : [];
}

function localTimes({
	day,
	from,
	until,
	overnight
}: Pick<SessionInput, 'day' | 'from' | 'until' | 'overnight'>): {
	from: string;
	until: string;
} {
	const last = overnight ? new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) : day;
	return { from: `${day}T${from}`, until: `${last}T${until}` };
}

/** The instants of its wall clocks; its problems were looked at before. */
export function instantsOf(
	input: Pick<SessionInput, 'day' | 'from' | 'until' | 'overnight'>,
	zone: string
): { startsAt: Date; endsAt: Date } {
	const { from, until } = localTimes(input);
	return { startsAt: instantOf(from, zone), endsAt: instantOf(until, zone) };
}

/** The inverse: what the clocks on the wall show. */
export function clocksOf(
	{ startsAt, endsAt }: { startsAt: Date; endsAt: Date },
	zone: string
): Pick<SessionInput, 'day' | 'from' | 'until' | 'overnight'> {
	const [from, until] = [localOf(startsAt, zone), localOf(endsAt, zone)];
	return {
		day: from.slice(0, 10),
		from: from.slice(11, 16),
		until: until.slice(11, 16),
		overnight: until.slice(0, 10) > from.slice(0, 10)
	};
}

/** The same hours that many minutes later by the clocks there (negative: earlier), though summer time may change in between. */
export function laterBy(
	input: Pick<SessionInput, 'day' | 'from' | 'until' | 'overnight'>,
	minutes: number
): Pick<SessionInput, 'day' | 'from' | 'until' | 'overnight'> {
	const { from, until } = localTimes(input);
	const moved = (local: string) =>
		new Date(Date.parse(`${local}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
	const [a, b] = [moved(from), moved(until)];
	return {
		day: a.slice(0, 10),
		from: a.slice(11),
		until: b.slice(11),
		overnight: b.slice(0, 10) > a.slice(0, 10)
	};
}

/** Words of a session in one language: the page's, English, any; with the language that it was. */
export function sessionIn(
	texts: Readonly<Record<string, SessionWords>>,
	language: string
): { words: SessionWords; language: string } | null {
	const said = Object.entries(texts).filter(([, words]) => words.title.trim() !== '');
	const found = said.find(([of]) => of === language) ?? said.find(([of]) => of === 'en') ?? said[0];
	return found ? { words: found[1], language: found[0] } : null;
}
