import type { CheckIn } from './check-in.ts';

/** Where somebody stands in one session. left: was there, and went before its end. */
export type Presence = {
	state: 'absent' | 'present' | 'left';
	since: Date | null;
	/** Of who left. */
	until: Date | null;
	/** What says so and was not taken back: a correction names these. */
	standing: string[];
};

export const absent: Presence = { state: 'absent', since: null, until: null, standing: [] };

/** participant → session → presence; who was never seen is left out. */
export type Attendance = Map<string, Map<string, Presence>>;

/**
 * Who was where, from all that was said, as a set: in any order, late, twice, by however many devices. A correction takes
 * back what it names and nothing else, so that what another phone said at the same time, unheard, stands. The clocks of the
 * devices decide only which of two things that stand was the later one.
 */
export function attendanceOf(said: Iterable<CheckIn>): Attendance {
	const once = new Map<string, CheckIn>();
	for (const one of said) if (!once.has(one.id)) once.set(one.id, one);
	const takenBack = new Set<string>();
	for (const { says, takesBack, participant, session } of once.values())
		if (says === 'corrected')
			for (const id of takesBack) {
				const other = once.get(id);
				// Nobody's presence elsewhere is touched by a correction that names it.
				if (other?.participant === participant && other.session === session) takenBack.add(id);
			}
	const attendance: Attendance = new Map();
	for (const one of [...once.values()].sort(byTime)) {
		if (one.says === 'corrected' || takenBack.has(one.id)) continue;
		const own = attendance.get(one.participant) ?? new Map<string, Presence>();
		attendance.set(one.participant, own.set(one.session, next(own.get(one.session) ?? absent, one)));
	}
	return attendance;
}

function next(before: Presence, { id, says, at }: CheckIn): Presence {
	const standing = [...before.standing, id];
	return says === 'left'
		? { state: 'left', since: before.since, until: new Date(at), standing }
		: { state: 'present', since: before.since ?? new Date(at), until: null, standing };
}

function byTime(one: CheckIn, other: CheckIn): number {
	return Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

export function presenceIn(attendance: Attendance, participant: string, session: string): Presence {
	return attendance.get(participant)?.get(session) ?? absent;
}

/**
 * Whether it counts as having attended: who left was there for at least half of it. Someone seen only as they left, or whose
 * device had another day, was there; so the clock never takes a whole session from anybody by itself.
 */
export function attended(
	{ state, since, until }: Presence,
	session: { startsAt: Date; endsAt: Date }
): boolean {
	if (state !== 'left') return state === 'present';
	if (since === null || until === null || until <= session.startsAt) return true;
	const [from, to] = [Math.max(+since, +session.startsAt), Math.min(+until, +session.endsAt)];
	return to < from || (to - from) * 2 >= +session.endsAt - +session.startsAt;
}
