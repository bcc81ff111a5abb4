import type { Id } from '#platform/index.ts';

export type StatementId = Id<'Statement'>;
/** Whose log it is: an enrolment's id, or an event participant's. The log knows no person. */
export type RegistrationId = Id<'Registration'>;

export const verbs = [
	'opened', // came to a lesson
	'completed', // said that a lesson is done, or reached its end
	'started', // began an attempt at a quiz
	'saved', // an answer as it is typed: provisional, counts only when no other came in time
	'answered', // gave an answer
	'finished', // handed the attempt in
	'wrote', // a reflection, or a contribution to a discussion
	'attended', // was there: a live session, a seminar
	'marked' // a person of the team marked an open answer
] as const;
export type Verb = (typeof verbs)[number];

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Why a statement is kept as evidence and may not count. None is ever thrown away. */
export const flags = [
	'from_the_future', // the device's clock was more than a day ahead
	'before_the_start', // before the edition began
	'after_the_end',
	'unknown_object', // nothing of this version
	'after_the_limit', // the quiz's time was over
	'after_the_finish' // the attempt was handed in already
] as const;
export type Flag = (typeof flags)[number];

/** What a learner did, once: made on the device before any network saw it. */
export type Statement = {
	id: StatementId;
	registration: RegistrationId;
	verb: Verb;
	/** The module, lesson, block, question or session: one identity in all languages. */
	object: string;
	/** The quiz attempt it belongs to; minted on the device too. */
	attempt: string | null;
	/** The answer, or the mark. */
	value: Json | null;
	/** The language it was done in. */
	language: string;
	/** By the device's clock. */
	happenedAt: Date;
	/** By the server's; null while only the device has it. */
	storedAt: Date | null;
	flags: readonly Flag[];
};

/** One order for all who compute from the log: by the device's clock, then by id, whatever order it arrived in. */
export function byTime(one: Statement, other: Statement): number {
	return (
		one.happenedAt.getTime() - other.happenedAt.getTime() ||
		(one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
	);
}

/** The log as a set: each statement once, in time's order. */
export function inOrder(statements: Iterable<Statement>): Statement[] {
	const once = new Map<string, Statement>();
	for (const statement of statements) if (!once.has(statement.id)) once.set(statement.id, statement);
	return [...once.values()].sort(byTime);
}
