import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { auditLine, namesOf } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { refusalToText } from '#ui/form/text.ts';
import { eventApplication, eventDecision, eventTarget } from './application-tables.server.ts';
import { after, applicationStates, type ApplicationId, type Decision } from './application.ts';
import type { EventFacts, EventId } from './event.ts';
import { holdOwnEvent, openEvent } from './event.server.ts';
import { makeParticipants } from './participant-making.server.ts';
import { refusalToDecide, type Candidate } from './selection.ts';
import { problemOfTargets, type Target } from './target.ts';

/** In a selection: whoever sent something in and did not take it back. */
const considered = applicationStates.filter((state) => state !== 'draft' && state !== 'withdrawn');

export type Considered = Candidate & {
	number: number;
	name: string | null;
	score: number | null;
	spread: number | null;
	reviews: number;
};

export type Selection = {
	event: EventFacts;
	candidates: Considered[];
	targets: Target[];
	/** How many decisions there are: whoever decides on a page that is older is told. */
	seen: number;
};

/** Everybody among whom an organiser chooses, best first. */
export async function selectionOf(actor: Actor, slug: string): Promise<Selection> {
	const event = await openEvent(actor, 'manage', slug);
	const [candidates, targets, seen] = await Promise.all([
		consideredIn(event.id),
		targetsOf(event.id),
		decisionsOf(event.id)
	]);
	return { event, candidates, targets, seen };
}

async function consideredIn(id: EventId, reader: Reader = db): Promise<Considered[]> {
	return reader
		.select({
			...{ id: eventApplication.id, number: eventApplication.number, state: eventApplication.state },
			...{ name: eventApplication.name, facts: eventApplication.facts, proposed: eventApplication.proposed },
			...{ score: eventApplication.score, spread: eventApplication.spread, reviews: eventApplication.reviews }
		})
		.from(eventApplication)
		.where(
			and(
				...[eq(eventApplication.eventId, id), inArray(eventApplication.state, considered)],
				isNull(eventApplication.erasedAt)
			)
		)
		.orderBy(sql`${eventApplication.score} desc nulls last`, asc(eventApplication.number));
}

export async function targetsOf(id: EventId, reader: Reader = db): Promise<Target[]> {
	return reader
		.select({
			...{ dimension: eventTarget.dimension, value: eventTarget.value },
			...{ least: eventTarget.least, most: eventTarget.most }
		})
		.from(eventTarget)
		.where(eq(eventTarget.eventId, id))
		.orderBy(asc(eventTarget.dimension), asc(eventTarget.value));
}

async function decisionsOf(id: EventId, reader: Reader = db): Promise<number> {
	const { rows } = await reader.execute<{ count: number }>(sql`
		select count(*)::int as count from event_decision d join event_application p on p.id = d.application_id where p.event_id = ${id}`);
	return rows[0]?.count ?? 0;
}

const mostTargets = 60;

/** Throws Refusal target_bounds, target_twice, target_empty, more_than. */
export async function putTargets(actor: Actor, slug: string, targets: readonly Target[]): Promise<void> {
	const problem = problemOfTargets(targets);
	if (problem) throw new Refusal(problem);
	if (targets.length > mostTargets) throw new Refusal('more_than', { most: mostTargets });
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		await tx.delete(eventTarget).where(eq(eventTarget.eventId, event.id));
		if (targets.length > 0)
			await tx.insert(eventTarget).values(targets.map((one) => ({ ...one, eventId: event.id })));
	});
}

export type Decided = { id: ApplicationId; decision: Decision };

/**
 * Writes down decisions with their reason. Nobody is told yet. `seen`: how many decisions there were on the page. Throws
 * Refusal changed_meanwhile, reason_needed, nothing_decided, decision_impossible.
 */
export async function decide(
	actor: Actor,
	slug: string,
	{ decided, reason, seen }: { decided: readonly Decided[]; reason: string; seen: number },
	now: Date
): Promise<void> {
	const why = reason.trim();
	const wrong = why === '' ? 'reason_needed' : refusalToText(why, 2000);
	if (wrong) throw new Refusal(wrong, { field: 'reason', most: 2000 });
	if (decided.length === 0) throw new Refusal('nothing_decided');
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		if ((await decisionsOf(event.id, tx)) !== seen) throw new Refusal('changed_meanwhile');
		const known = new Map((await consideredIn(event.id, tx)).map((one) => [one.id, one]));
		for (const { id, decision } of decided) {
			const one = known.get(id);
			if (!one || refusalToDecide(one, decision))
				throw new Refusal('decision_impossible', { number: String(one?.number ?? '') });
		}
		await tx.insert(eventDecision).values(
			decided.map(({ id, decision }) => ({
				...{ id: newId(), applicationId: id, at: now, decision, reason: why },
				byPerson: actor.kind === 'person' ? actor.id : null
			}))
		);
		for (const [decision, some] of Map.groupBy(decided, (one) => one.decision))
			await tx
				.update(eventApplication)
				.set({ proposed: decision })
				.where(
					inArray(
						eventApplication.id,
						some.map(({ id }) => id)
					)
				);
	});
}

/**
 * Tells everybody at once what was decided: states change, letters go out, who is selected is expected. `count`: how many
 * letters the actor said yes to. Throws Refusal changed_meanwhile, nothing_decided.
 */
export async function releaseDecisions(actor: Actor, slug: string, count: number, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const open = (await consideredIn(event.id, tx)).filter(({ proposed }) => proposed !== null);
		if (open.length === 0) throw new Refusal('nothing_decided');
		if (open.length !== count) throw new Refusal('changed_meanwhile');
		let line = await lastInLine(tx, event.id);
		for (const { id, state, proposed } of open) {
			if (!proposed) continue;
			const next = after(state, proposed);
			const letter = { select: 'selected', wait: 'waiting', decline: 'declined' } as const;
			// Who withdrew meanwhile is not decided on any more; who is in line stays where they are.
			await tx
				.update(eventApplication)
				.set({
					proposed: null,
					...(next && { state: next, releasedAt: now, line: next === 'waiting' ? ++line : null })
				})
				.where(eq(eventApplication.id, id));
			if (next) await later(tx, 'events.mailApplication', { applicationId: id, letter: letter[proposed] });
		}
		const selected = open.filter(({ proposed }) => proposed === 'select').map(({ id }) => id);
		await makeParticipants(tx, event, selected, now);
		await auditLine(tx, actor, 'release_decisions', 'event', event.id);
	});
}

async function lastInLine(tx: Writer, id: EventId): Promise<number> {
	const [row] = await tx
		.select({ line: sql<number>`coalesce(max(${eventApplication.line}), 0)` })
		.from(eventApplication)
		.where(eq(eventApplication.eventId, id));
	return row?.line ?? 0;
}

export type DecisionLine = { at: Date; by: string | null; decision: Decision; reason: string };

/** What was decided of one application, and by whom; newest first. `by` null: the hub itself. */
export async function decisionsAbout(id: ApplicationId, reader: Reader = db): Promise<DecisionLine[]> {
	const rows = await reader
		.select()
		.from(eventDecision)
		.where(eq(eventDecision.applicationId, id))
		.orderBy(desc(eventDecision.at), desc(eventDecision.id));
	const names = await namesOf(rows.flatMap(({ byPerson }) => (byPerson === null ? [] : [byPerson])));
	return rows.map(({ at, byPerson, decision, reason }) => ({
		...{ at, decision, reason },
		by: byPerson === null ? null : (names.get(byPerson) ?? '')
	}));
}
