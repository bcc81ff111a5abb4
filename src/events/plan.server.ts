import { and, asc, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { addressee } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import type { EventFacts, EventId } from './event.ts';
import { allowedInEvent, openEvent } from './event.server.ts';
import {
	standOf,
	type Milestone,
	type MilestoneMonth,
	type MilestoneStand,
	type Outcome
} from './milestone.ts';
import type { ParticipantId } from './participant.ts';
import { sessionIn } from './session.ts';
import { eventSession } from './tables.server.ts';
import type { PlanId, PlanMemberId, PlanPractice } from './plan.ts';
import { openParticipantKey } from './plan-key.server.ts';
import { mayPlan, planActs, type GovernedPlan, type PlanAct, type PlanViewer } from './plan-policy.ts';
import {
	eventMilestone,
	eventMilestoneReport,
	eventPlan,
	eventPlanMember,
	eventPlanOutcome,
	eventPlanPractice
} from './plan-tables.server.ts';

export type PlanRow = typeof eventPlan.$inferSelect;
export type PlanMember = {
	id: PlanMemberId;
	participantId: ParticipantId | null;
	isOwner: boolean;
	name: string | null;
	keyVersion: number;
};

/** An event anybody may see, and who looks at its plans: by their account, or by the link they were sent. Throws NotFound. */
export async function lookAtPlans(
	actor: Actor,
	slug: string,
	key: string | null
): Promise<{ event: EventFacts; viewer: PlanViewer }> {
	const event = await openEvent(actor, 'see', slug);
	const allowed = await allowedInEvent(actor, event);
	const participantId = (await participantByAccount(actor, event.id)) ?? (await byKey(key, event.id));
	return { event, viewer: { actor, participantId, follows: allowed.includes('follow') } };
}

async function byKey(key: string | null, eventId: EventId): Promise<ParticipantId | null> {
	if (!key) return null;
	const opened = await openParticipantKey(key);
	return 'participantId' in opened && opened.eventId === eventId ? opened.participantId : null;
}

/** By the account itself, or by the address that it confirmed. */
async function participantByAccount(actor: Actor, eventId: EventId): Promise<ParticipantId | null> {
	if (actor.kind !== 'person') return null;
	const confirmed = await addressee(actor.id);
	const [row] = await db
		.select({ id: eventParticipant.id })
		.from(eventParticipant)
		.where(
			and(
				eq(eventParticipant.eventId, eventId),
				sql`${eventParticipant.state} <> 'withdrawn'`,
				or(
					eq(eventParticipant.personId, actor.id),
					confirmed ? eq(sql`lower(${eventParticipant.email})`, confirmed.email.toLowerCase()) : undefined
				)
			)
		)
		.orderBy(desc(eq(eventParticipant.personId, actor.id)))
		.limit(1);
	return row?.id ?? null;
}

export async function membersOf(ids: readonly PlanId[], reader: Reader = db) {
	if (ids.length === 0) return new Map<PlanId, PlanMember[]>();
	const rows = await reader
		.select()
		.from(eventPlanMember)
		.where(inArray(eventPlanMember.planId, [...ids]))
		.orderBy(desc(eventPlanMember.isOwner), asc(eventPlanMember.joinedAt));
	return Map.groupBy(rows, ({ planId }) => planId);
}

export function governedPlan(plan: PlanRow, members: readonly PlanMember[]): GovernedPlan {
	return {
		state: plan.state,
		audience: plan.audience,
		owner: members.find(({ isOwner }) => isOwner)?.participantId ?? null,
		members: members.flatMap(({ participantId }) => participantId ?? [])
	};
}

/** `mayPlan(…, 'see', …)` as SQL, for lists; a test holds the two together. */
export function plansVisibleTo({ participantId, follows }: PlanViewer): SQL {
	const shared = sql`${eventPlan.state} <> 'draft'`;
	const peers = participantId !== null || follows ? sql`('participants', 'public')` : sql`('public')`;
	const own =
		participantId === null
			? sql`false`
			: sql`exists (select from event_plan_member m where m.plan_id = ${eventPlan.id}
				and m.participant_id = ${participantId} and (m.is_owner or ${eventPlan.audience} <> 'own'))`;
	return sql`(${own} or ${shared} and ${eventPlan.audience} in ${peers})`;
}

/** The plan, if the viewer may do this to it. What one may not see is not found. With a writer it is held. */
export async function openPlan(
	viewer: PlanViewer,
	act: PlanAct,
	event: EventId,
	number: number,
	{ reader = db as Reader, tx = null as Writer | null } = {}
): Promise<{ plan: PlanRow; members: PlanMember[] }> {
	const these = and(eq(eventPlan.eventId, event), eq(eventPlan.number, number));
	const [plan] =
		Number.isInteger(number) && number > 0 && number < 1_000_000
			? tx
				? await tx.select().from(eventPlan).where(these).for('update')
				: await reader.select().from(eventPlan).where(these)
			: [];
	if (!plan) throw new NotFound('plan');
	const members = (await membersOf([plan.id], tx ?? reader)).get(plan.id) ?? [];
	const governed = governedPlan(plan, members);
	if (!mayPlan(viewer, 'see', governed)) throw new NotFound('plan');
	if (!mayPlan(viewer, act, governed)) throw new Forbidden(`plan.${act}`);
	return { plan, members };
}

export async function practicesOf(id: PlanId, reader: Reader = db): Promise<PlanPractice[]> {
	const rows = await reader
		.select()
		.from(eventPlanPractice)
		.where(eq(eventPlanPractice.planId, id))
		.orderBy(asc(eventPlanPractice.position));
	return rows.map(({ planId: _, position: __, ...practice }) => practice);
}

export async function milestonesOfPlans(
	ids: readonly PlanId[],
	reader: Reader = db
): Promise<Map<PlanId, Milestone[]>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.select()
		.from(eventMilestone)
		.where(inArray(eventMilestone.planId, [...ids]))
		.orderBy(asc(eventMilestone.month));
	return Map.groupBy(rows, ({ planId }) => planId);
}

export type Report = Omit<typeof eventMilestoneReport.$inferSelect, 'fileBytes' | 'planId' | 'erasedAt'>;

/** Newest first, without the bytes of their files. */
export async function reportsOfPlan(id: PlanId, reader: Reader = db): Promise<Report[]> {
	const { id: of, month, at, memberId, outcome, words, link, fileName, fileType } = eventMilestoneReport;
	return reader
		.select({ id: of, month, at, memberId, outcome, words, link, fileName, fileType })
		.from(eventMilestoneReport)
		.where(eq(eventMilestoneReport.planId, id))
		.orderBy(desc(eventMilestoneReport.at));
}

/** What the newest report of each milestone says. */
export async function latestOutcomes(
	ids: readonly PlanId[],
	reader: Reader = db
): Promise<Map<PlanId, Partial<Record<MilestoneMonth, Outcome>>>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.selectDistinctOn([eventMilestoneReport.planId, eventMilestoneReport.month], {
			planId: eventMilestoneReport.planId,
			month: eventMilestoneReport.month,
			outcome: eventMilestoneReport.outcome
		})
		.from(eventMilestoneReport)
		.where(inArray(eventMilestoneReport.planId, [...ids]))
		.orderBy(
			asc(eventMilestoneReport.planId),
			asc(eventMilestoneReport.month),
			desc(eventMilestoneReport.at)
		);
	return new Map(
		[...Map.groupBy(rows, ({ planId }) => planId)].map(([id, some]) => [
			id,
			Object.fromEntries(some.map(({ month, outcome }) => [month, outcome]))
		])
	);
}

export type PlanLine = Pick<
	PlanRow,
	'id' | 'number' | 'state' | 'audience' | 'language' | 'title' | 'country' | 'illustrative'
> & { mine: boolean };

/** The plans of an event that the viewer may read: their own first. */
export async function listPlans(viewer: PlanViewer, event: EventId): Promise<PlanLine[]> {
	const rows = await db
		.select()
		.from(eventPlan)
		.where(and(eq(eventPlan.eventId, event), plansVisibleTo(viewer)))
		.orderBy(asc(eventPlan.number));
	const members = await membersOf(rows.map(({ id }) => id));
	const mine = (id: PlanId) =>
		viewer.participantId !== null &&
		(members.get(id) ?? []).some(({ participantId }) => participantId === viewer.participantId);
	return rows
		.map((row) => ({ ...row, mine: mine(row.id) }))
		.sort((one, other) => Number(other.mine) - Number(one.mine));
}

export type FoundPlan = {
	plan: PlanRow;
	members: PlanMember[];
	practices: PlanPractice[];
	milestones: Milestone[];
	reports: Report[];
	/** The practice that it became. */
	becameId: string | null;
	allowed: PlanAct[];
};

/** All of a plan that its page shows. Throws NotFound. */
export async function findPlan(viewer: PlanViewer, event: EventId, number: number): Promise<FoundPlan> {
	const { plan, members } = await openPlan(viewer, 'see', event, number);
	const [practices, milestones, reports, [became]] = await Promise.all([
		practicesOf(plan.id),
		milestonesOfPlans([plan.id]),
		reportsOfPlan(plan.id),
		db.select().from(eventPlanOutcome).where(eq(eventPlanOutcome.planId, plan.id))
	]);
	const governed = governedPlan(plan, members);
	return {
		...{ plan, members, practices, reports },
		milestones: milestones.get(plan.id) ?? [],
		becameId: became?.practiceId ?? null,
		allowed: planActs.filter((act) => mayPlan(viewer, act, governed))
	};
}

/** A file that shows something, for who may read the plan. Throws NotFound. */
export async function findEvidence(viewer: PlanViewer, event: EventId, number: number, reportId: string) {
	const { plan } = await openPlan(viewer, 'see', event, number);
	const [row] = await db
		.select()
		.from(eventMilestoneReport)
		.where(
			and(eq(eventMilestoneReport.planId, plan.id), sql`${eventMilestoneReport.id}::text = ${reportId}`)
		);
	if (!row?.fileBytes || !row.fileName || !row.fileType) throw new NotFound('evidence');
	return { name: row.fileName, type: row.fileType, bytes: row.fileBytes };
}

/** How each milestone of a plan stands today. */
export function standsOf(
	milestones: readonly Milestone[],
	reports: readonly Pick<Report, 'month' | 'outcome'>[],
	today: string
): Record<MilestoneMonth, MilestoneStand> {
	const stand = (month: MilestoneMonth) =>
		standOf(milestones, month, reports.find((one) => one.month === month)?.outcome ?? null, today);
	return { 3: stand(3), 6: stand(6), 12: stand(12) };
}

/** What the event's sessions are called, in the order they take place: a plan says where something was seen. */
export async function sessionTitles(
	event: EventId,
	language: string
): Promise<{ id: string; title: string; language: string; isVisit: boolean }[]> {
	const rows = await db
		.select({ id: eventSession.id, kind: eventSession.kind, texts: eventSession.texts })
		.from(eventSession)
		.where(eq(eventSession.eventId, event))
		.orderBy(asc(eventSession.startsAt), asc(eventSession.id));
	return rows.flatMap(({ id, kind, texts }) => {
		const said = sessionIn(texts, language);
		const isVisit = kind === 'study-visit';
		return said && kind !== 'break' && kind !== 'meal' && kind !== 'travel'
			? [{ id, title: said.words.title, language: said.language, isVisit }]
			: [];
	});
}
