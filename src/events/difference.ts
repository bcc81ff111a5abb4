import type { Programme, ProgrammeSession } from './programme.ts';
import type { SessionId } from './session.ts';

type Names = Record<string, string>;
/** Where a session is: its place by language, and the room. */
export type Where = { names: Names; room: string | null } | null;
type Told = { session: SessionId; titles: Names; startsAt: string; endsAt: string };

/** One thing that is otherwise in the later of two programmes; it says by itself what it is about, in every language. */
export type Change = Told &
	(
		| { what: 'new' }
		| { what: 'taken_out' }
		| { what: 'moved'; from: { startsAt: string; endsAt: string } }
		| { what: 'renamed'; from: Names }
		| { what: 'elsewhere'; from: Where; to: Where }
		| { what: 'speakers'; added: string[]; removed: string[] }
		| { what: 'bus'; from: string | null; to: string | null }
		| { what: 'details' }
	);

/**
 * What changed from one programme to another, in the order of the days. Only what concerns who comes: another description
 * is 'details', a module renamed is nothing.
 */
export function difference(before: Programme, after: Programme): Change[] {
	const was = new Map(before.sessions.map((one) => [one.id, one]));
	const is = new Map(after.sessions.map((one) => [one.id, one]));
	const changes: Change[] = [
		...after.sessions.flatMap((one): Change[] => {
			const old = was.get(one.id);
			return old ? changesOf(before, old, after, one) : [{ ...told(one), what: 'new' }];
		}),
		...before.sessions.flatMap((one): Change[] =>
			is.has(one.id) ? [] : [{ ...told(one), what: 'taken_out' }]
		)
	];
	return changes.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}

function told({ id, texts, startsAt, endsAt }: ProgrammeSession): Told {
	return { session: id, titles: titlesOf(texts), startsAt, endsAt };
}

function titlesOf(texts: ProgrammeSession['texts']): Names {
	return Object.fromEntries(
		Object.entries(texts).flatMap(([language, { title }]) => (title.trim() ? [[language, title]] : []))
	);
}

function changesOf(
	before: Programme,
	was: ProgrammeSession,
	after: Programme,
	is: ProgrammeSession
): Change[] {
	const one = told(is);
	const changes: Change[] = [];
	if (was.startsAt !== is.startsAt || was.endsAt !== is.endsAt)
		changes.push({ ...one, what: 'moved', from: { startsAt: was.startsAt, endsAt: was.endsAt } });
	const titles = titlesOf(was.texts);
	// A language more says nothing new to who read it in another.
	if (Object.entries(titles).some(([language, title]) => one.titles[language] !== title))
		changes.push({ ...one, what: 'renamed', from: titles });
	const [from, to] = [whereOf(before, was), whereOf(after, is)];
	if (!same(from, to)) changes.push({ ...one, what: 'elsewhere', from, to });
	const [old, now] = [was.speakers.map(({ name }) => name), is.speakers.map(({ name }) => name)];
	const [added, removed] = [
		now.filter((name) => !old.includes(name)),
		old.filter((name) => !now.includes(name))
	];
	if (added.length + removed.length > 0) changes.push({ ...one, what: 'speakers', added, removed });
	if (was.bus !== is.bus) changes.push({ ...one, what: 'bus', from: was.bus, to: is.bus });
	if (!same(detailsOf(was), detailsOf(is))) changes.push({ ...one, what: 'details' });
	return changes;
}

function whereOf({ places }: Programme, { placeId, roomId }: ProgrammeSession): Where {
	const place = places.find(({ id }) => id === placeId);
	if (!place) return null;
	return { names: place.names, room: place.rooms.find(({ id }) => id === roomId)?.name ?? null };
}

/** What else one reads before going there. */
function detailsOf({ kind, host, texts }: ProgrammeSession): unknown {
	const said = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
	return [
		kind,
		host,
		said.map(([language, { description, transport, meetingPoint, safety }]) => [
			language,
			description,
			transport,
			meetingPoint,
			safety
		])
	];
}

/** Read from the database, names may stand in another order. */
function same(a: unknown, b: unknown): boolean {
	return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

function sorted(_: string, value: unknown): unknown {
	return value !== null && typeof value === 'object' && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
		: value;
}
