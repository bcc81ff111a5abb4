import {
	clocksOf,
	daysOfEvent,
	daysText,
	moduleIn,
	nameOf,
	type Session,
	type SessionInput,
	sessionKinds,
	sessionKindText,
	sessionWordNames,
	type SessionWords
} from '#events/index.ts';
import type { PlannedProgramme } from '#events/index.server.ts';
import { idFrom } from '#platform/index.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, type Values } from '#ui/form/values.ts';

/** What a session's form offers. A room is chosen with its place: one list, so that no script is needed. */
export function choicesOf({ event, places, tracks, modules }: PlannedProgramme, language: string) {
	const named = (names: Record<string, string>) => nameOf(names, language)?.text ?? '';
	return {
		kinds: sessionKinds.map((value) => ({ value, label: sessionKindText(value) })),
		days: daysOfEvent(event).map((day) => ({ value: day, label: daysText(day, null, language) })),
		tracks: tracks.map(({ id, names }) => ({ value: id as string, label: named(names) })),
		modules: modules.map((module) => ({
			value: module.id as string,
			label: moduleIn(module, language)?.words.title ?? ''
		})),
		places: places.flatMap(({ id, names, rooms }) => [
			{ value: id as string, label: named(names) },
			...rooms.map((room) => ({ value: `${id} ${room.id}`, label: `${named(names)} – ${room.name}` }))
		])
	};
}

export function valuesFrom(session: Session, zone: string): Values {
	const { day, from, until, overnight } = clocksOf(session, zone);
	return {
		kind: [session.kind],
		day: [day],
		from: [from],
		until: [until],
		overnight: overnight ? ['on'] : [],
		track: [session.trackId ?? ''],
		module: [session.moduleId ?? ''],
		place: [[session.placeId, session.roomId].filter(Boolean).join(' ')],
		url: [session.url ?? ''],
		host: [session.host ?? ''],
		bus: [session.bus ?? ''],
		revision: [String(session.revision)],
		...Object.fromEntries(
			Object.entries(session.texts).flatMap(([language, words]) =>
				sessionWordNames.map((name) => [`${name}.${language}`, [words[name]]])
			)
		)
	};
}

/** What was entered. Texts in languages that the form does not show stay as they were. */
export function inputFrom(
	values: Values,
	languages: readonly string[],
	before: Session | null
): { input: SessionInput; form: Reading } {
	const form = new Reading(values);
	const [place = '', room = ''] = one(values, 'place').split(' ');
	const texts = Object.fromEntries(
		languages.map((language) => [
			language,
			Object.fromEntries(
				sessionWordNames.map((name) => [
					name,
					(name === 'title' ? form.line(`title.${language}`) : form.text(`${name}.${language}`)) ?? ''
				])
			) as SessionWords
		])
	);
	const input: SessionInput = {
		kind: sessionKinds.find((kind) => kind === one(values, 'kind')) ?? 'plenary',
		day: form.line('day', { longest: 10 }) ?? '',
		from: form.line('from', { longest: 8 })?.slice(0, 5) ?? '',
		until: form.line('until', { longest: 8 })?.slice(0, 5) ?? '',
		overnight: one(values, 'overnight') === 'on',
		trackId: idFrom<'EventTrack'>(one(values, 'track')),
		moduleId: idFrom<'EventModule'>(one(values, 'module')),
		placeId: idFrom<'EventPlace'>(place),
		roomId: idFrom<'EventRoom'>(room),
		url: form.line('url', { longest: 2000 }),
		host: form.line('host', { longest: 300 }),
		bus: form.line('bus', { longest: 100 }),
		texts: { ...before?.texts, ...texts }
	};
	return { input, form };
}
