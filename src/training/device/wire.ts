import type { Json, Statement, Verb } from '#records/player.ts';

/** A statement as it lies on the device and as it travels: what the server adds is not in it. */
export type Wire = {
	id: string;
	registration: string;
	verb: Verb;
	object: string;
	attempt: string | null;
	value: Json | null;
	language: string;
	happenedAt: string;
};

export type RefusedWire = Wire & { reason: string };

export function toWire({ storedAt: _, flags: __, happenedAt, ...statement }: Statement): Wire {
	return { ...statement, happenedAt: happenedAt.toISOString() };
}

/** A time as it travels. */
export function instantOf(text: string): Date {
	return new Date(text);
}

/** As the log's own rules read it: nothing is known of it yet but what the device says. */
export function fromWire({
	id,
	registration,
	verb,
	object,
	attempt,
	value,
	language,
	happenedAt
}: Wire): Statement {
	return {
		id: id as Statement['id'],
		registration: registration as Statement['registration'],
		...{ verb, object, attempt, value, language },
		happenedAt: instantOf(happenedAt),
		storedAt: null,
		flags: []
	};
}
