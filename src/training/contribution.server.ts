import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { ItemId } from '#courses/index.ts';
import type { Actor, Person } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { append } from '#records/index.server.ts';
import type { StatementId } from '#records/index.ts';
import {
	answeredBy,
	longestContribution,
	mayEdit,
	minutesToEdit,
	mostAnHour,
	refusalToContribution,
	type ContributionId
} from './contribution.ts';
import { closedTo, discussing, placeOf } from './discussion.server.ts';
import { runOf, type Edition } from './edition.ts';
import { versionOf } from './edition.server.ts';
import type { Enrolment } from './enrolment.server.ts';
import { registrationOf } from './learning.server.ts';
import { contribution, contributionReport, enrolment } from './tables.server.ts';

export type Contributing = {
	/** Made with the form: the same sent twice stands there once. */
	id: ContributionId;
	itemId: ItemId;
	body: string;
	language: string;
	answersId: ContributionId | null;
};

/**
 * Writes in a discussion. A learner's contribution is also a statement of their log, so that it counts for a certificate.
 * Throws Refusal: required, longer_than, too_many_attempts, discussion_closed.
 */
export async function contribute(actor: Actor, slug: string, given: Contributing, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const standing = await discussing(actor, slug, tx);
		const { facts, own, person } = standing;
		if (closedTo(standing, now) !== null) throw new Refusal('discussion_closed');
		placeOf((await versionOf(facts)).content, given.itemId);
		refuseBody(given.body);
		const answersId = given.answersId === null ? null : await answered(tx, facts, given);
		const asLearner = own?.state === 'enrolled' ? own : null;
		await refuseFlood(tx, asLearner, person, now);
		const body = given.body.trim();
		const id = await freeId(tx, given.id, body);
		if (id === null) return;
		await tx.insert(contribution).values({
			id,
			editionId: facts.id,
			itemId: given.itemId,
			answersId,
			enrolmentId: asLearner?.id ?? null,
			personId: asLearner ? null : person.id,
			language: given.language,
			body,
			at: now
		});
		if (asLearner) await recordWriting(tx, facts, asLearner, { ...given, id }, now);
	});
}

/** Null: it stands there already. A form that was come back to and filled in anew is another contribution. */
async function freeId(tx: Reader, id: ContributionId, body: string): Promise<ContributionId | null> {
	const [known] = await tx
		.select({ body: contribution.body })
		.from(contribution)
		.where(eq(contribution.id, id));
	if (!known) return id;
	return known.body === body ? null : newId<'Contribution'>();
}

/** Its text stays where it can be hidden and erased: the log says only that something was written, and where. */
async function recordWriting(
	tx: Writer,
	facts: Edition,
	own: Enrolment,
	{ id, itemId, language }: Contributing,
	now: Date
): Promise<void> {
	const registration = registrationOf(own.id);
	const statement = {
		id: id as string as StatementId,
		registration,
		verb: 'wrote' as const,
		object: itemId,
		attempt: null,
		value: null,
		language,
		happenedAt: now,
		storedAt: null,
		flags: []
	};
	await append(tx, registration, [statement], { ...runOf(facts), knows: () => true }, now);
	await later(tx, 'training.settle', { enrolmentId: own.id }, { key: `settle ${own.id}` });
}

function refuseBody(body: string): void {
	const refusal = refusalToContribution(body);
	if (refusal) throw new Refusal(refusal, { field: 'body', most: longestContribution });
}

/** What an answer belongs to. Throws NotFound when that is elsewhere or hidden. */
async function answered(tx: Reader, facts: Edition, given: Contributing): Promise<ContributionId> {
	const [row] = await tx
		.select()
		.from(contribution)
		.where(
			and(
				eq(contribution.id, given.answersId as ContributionId),
				eq(contribution.editionId, facts.id),
				eq(contribution.itemId, given.itemId),
				isNull(contribution.hiddenAt)
			)
		);
	if (!row) throw new NotFound('contribution');
	return answeredBy(row);
}

/** Counted with the writer's row held, so that many at once are counted too. */
async function refuseFlood(tx: Writer, own: Enrolment | null, person: Person, now: Date): Promise<void> {
	if (own)
		await tx.select({ id: enrolment.id }).from(enrolment).where(eq(enrolment.id, own.id)).for('update');
	const hourAgo = new Date(now.getTime() - 3_600_000);
	const [row] = await tx
		.select({ count: sql<number>`count(*)::int`, first: sql<string | null>`min(${contribution.at})` })
		.from(contribution)
		.where(
			and(
				own ? eq(contribution.enrolmentId, own.id) : eq(contribution.personId, person.id),
				gt(contribution.at, hourAgo)
			)
		);
	if (row && row.count >= mostAnHour) {
		const free = new Date(row.first ?? now).getTime() + 3_600_000;
		throw new Refusal('too_many_attempts', {
			minutes: Math.max(1, Math.ceil((free - now.getTime()) / 60_000))
		});
	}
}

/** Its author mends it, for half an hour. Throws Refusal edit_too_late. */
export async function rewrite(
	actor: Actor,
	slug: string,
	id: ContributionId,
	body: string,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const { facts, own, person } = await discussing(actor, slug, tx);
		const row = await lockContribution(tx, facts, id);
		const mine = row.personId === person.id || (own !== null && row.enrolmentId === own.id);
		if (!mine) throw new NotFound('contribution');
		if (!mayEdit(row, now)) throw new Refusal('edit_too_late', { field: 'body', minutes: minutesToEdit });
		refuseBody(body);
		await tx.update(contribution).set({ body: body.trim(), changedAt: now }).where(eq(contribution.id, id));
	});
}

/**
 * Somebody tells the team that something is not right there; once is enough. A learner is known by their enrolment, one
 * of the team who is no learner by their account.
 */
export async function report(actor: Actor, slug: string, id: ContributionId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const { facts, own, person } = await discussing(actor, slug, tx);
		const row = await lockContribution(tx, facts, id);
		const mine = row.personId === person.id || (own !== null && row.enrolmentId === own.id);
		if (mine) throw new Forbidden('contribution.report');
		const by = own ? { enrolmentId: own.id } : { personId: person.id };
		await tx
			.insert(contributionReport)
			.values({ contributionId: id, ...by, at: now })
			.onConflictDoNothing();
	});
}

/** Held until the command is done. */
export async function lockContribution(tx: Writer, facts: Edition, id: ContributionId) {
	const [row] = await tx
		.select()
		.from(contribution)
		.where(and(eq(contribution.id, id), eq(contribution.editionId, facts.id)))
		.for('update');
	if (!row) throw new NotFound('contribution');
	return row;
}
