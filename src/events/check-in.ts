import * as v from 'valibot';
import type { Statement } from '#records/player.ts';

/** present: came in; left: went before the end; corrected: what is named was said by mistake. */
export const checkInSays = ['present', 'left', 'corrected'] as const;
export type CheckInSays = (typeof checkInSays)[number];

/** What somebody at the door said of a participant, once: as it lies on their device, in a file and on the wire. */
export type CheckIn = {
	/** Minted on the device, so that what arrives twice is one. */
	id: string;
	participant: string;
	session: string;
	says: CheckInSays;
	/** By the device's clock. */
	at: string;
	/** The account of who stood at the door. */
	by: string;
	/** The badge that was read; null: from the list. */
	badge: string | null;
	/** Of a correction: what it takes back, as far as the device had heard of it. */
	takesBack: string[];
	/** Of the page. */
	language: string;
};

/** Why a badge opened nothing. Nobody is marked by it. */
export const badgeProblems = [
	'not_a_badge', // something else was read
	'not_ours', // nobody of this event has it, or it was forged
	'other_event',
	'revoked', // a newer one was printed
	'withdrawn' // they do not take part any more
] as const;
export type BadgeProblem = (typeof badgeProblems)[number];

/** A badge that opened nothing, kept for who leads the event. What was read is not kept: it may be anything. */
export type BadgeRefusal = {
	id: string;
	/** Null: whose it is cannot be told. */
	participant: string | null;
	session: string | null;
	reason: BadgeProblem;
	at: string;
	by: string;
};

/** All that a device holds for one event: what it sends, and what its file says. */
export type CheckInBundle = { event: string; checkIns: CheckIn[]; refusals: BadgeRefusal[] };

export const mostCheckIns = 20_000;
/** What one person corrects at once is never more than was said of one participant in one session. */
const mostTakenBack = 50;

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u));
const instant = v.pipe(
	v.string(),
	v.maxLength(40),
	v.check((text) => {
		const year = new Date(text).getUTCFullYear();
		return year >= 2000 && year < 2200;
	}),
	v.transform((text) => new Date(text).toISOString())
);
const who = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const checkInSchema = v.pipe(
	v.object({
		id,
		participant: id,
		session: id,
		says: v.picklist(checkInSays),
		at: instant,
		by: who,
		badge: v.nullish(v.pipe(v.string(), v.maxLength(200)), null),
		takesBack: v.pipe(v.array(id), v.maxLength(mostTakenBack)),
		language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/u))
	}),
	v.check(({ says, takesBack }) => says === 'corrected' || takesBack.length === 0)
);

const refusalSchema = v.object({
	id,
	participant: v.nullish(id, null),
	session: v.nullish(id, null),
	reason: v.picklist(badgeProblems),
	at: instant,
	by: who
});

/** What was read, and how many lines could not be. Null: this is no such list, or of another event. */
export type ReadBundle = { bundle: CheckInBundle; malformed: { id: string }[] };

/** Of a device's message or of a file, line by line: one that is malformed does not hold up the others. */
export function readBundle(body: unknown, event: string): ReadBundle | null {
	const { event: named, checkIns, refusals = [] } = (body ?? {}) as Partial<Record<string, unknown>>;
	if (named !== event || !Array.isArray(checkIns) || !Array.isArray(refusals)) return null;
	if (checkIns.length + refusals.length > mostCheckIns) return null;
	const bundle: CheckInBundle = { event, checkIns: [], refusals: [] };
	const malformed: { id: string }[] = [];
	const take = <One>(list: unknown[], schema: v.GenericSchema<unknown, One>, into: One[]): void => {
		for (const one of list) {
			const read = v.safeParse(schema, one);
			if (read.success) into.push(read.output);
			else malformed.push({ id: idText(one) });
		}
	};
	take(checkIns, checkInSchema, bundle.checkIns);
	take(refusals, refusalSchema, bundle.refusals);
	return { bundle, malformed };
}

function idText(one: unknown): string {
	const text = (one as { id?: unknown } | null)?.id;
	return typeof text === 'string' ? text.slice(0, 60) : '';
}

/** What the log keeps of it beside who, what and when. `badge`: the number of the one that was read. */
type Value = { says: CheckInSays; by: string; badge: number | null; takesBack: string[] };

/** As the log of the participant holds it. `badge`: the number of the badge, once it was found genuine. */
export function checkInToStatement(one: CheckIn, badge: number | null): Statement {
	const value: Value = { says: one.says, by: one.by, badge, takesBack: [...one.takesBack].sort() };
	return {
		id: one.id as Statement['id'],
		registration: one.participant as Statement['registration'],
		verb: 'attended',
		object: one.session,
		attempt: null,
		value,
		language: one.language,
		happenedAt: new Date(one.at),
		storedAt: null,
		flags: []
	};
}

/** The inverse; null of a statement that says something else. The badge itself is not in the log. */
export function checkInOf(statement: Statement): CheckIn | null {
	const value = statement.value as Partial<Value> | null;
	if (statement.verb !== 'attended' || !checkInSays.includes(value?.says as CheckInSays)) return null;
	return {
		id: statement.id,
		participant: statement.registration,
		session: statement.object,
		says: value?.says as CheckInSays,
		at: statement.happenedAt.toISOString(),
		by: value?.by ?? '',
		badge: null,
		takesBack: value?.takesBack ?? [],
		language: statement.language
	};
}
