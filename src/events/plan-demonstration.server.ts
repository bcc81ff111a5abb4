import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { and, eq } from 'drizzle-orm';
import { daysAfter, instantOf } from '#catalogue/index.ts';
import { system, visitor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import { createEvent, publishEvent, putEventText } from './event-writing.server.ts';
import type { EventFacts } from './event.ts';
import { noWords } from './event-text.ts';
import { letterColumns, monthsAfter, type MilestoneMonth, type Outcome } from './milestone.ts';
import { badgeCode } from './participant.ts';
import type { PlanAudience, PlanIntent } from './plan.ts';
import { eventMilestone, eventMilestoneReport, eventPlanMember } from './plan-tables.server.ts';
import { beginPlan, savePlan, sharePlan } from './plan-writing.server.ts';
import type { SessionId, SessionKind } from './session.ts';
import { event, eventSession } from './tables.server.ts';

const actor = system('demonstration');
const zone = 'Asia/Manila';
/** How long ago the invented event ended: three and six months are past, twelve are not. */
const monthsAgo = 7;

type ToldPlan = {
	person: string;
	country: string;
	language: string;
	title: string;
	gaps: string;
	intent: PlanIntent;
	practice: string;
	session: string;
	partners: string;
	capacity: string;
	steps: { what: string; who: string; months: number; evidence: string }[];
	reports: { month: MilestoneMonth; outcome: Outcome; words: string }[];
	/** Null: still a draft. */
	audience: PlanAudience | null;
	topics: string[];
};
type Told = {
	event: {
		slug: string;
		title: Record<string, string>;
		sessions: { key: string; kind: SessionKind; day: number; title: Record<string, string> }[];
	};
	plans: ToldPlan[];
};

/** Twenty action plans of an invented field school that ended seven months ago, with what came of them. Once in a hub. */
export async function loadPlanDemonstration({
	directory = fileURLToPath(new URL('../../content/', import.meta.url)),
	host,
	now = new Date()
}: {
	directory?: string;
	/** The organisation that holds it, by slug. */
	host: string;
	now?: Date;
}): Promise<{ plans: number }> {
	const told = JSON.parse(await readFile(`${directory}/action-plans.json`, 'utf8')) as Told;
	if ((await db.$count(event, eq(event.slug, told.event.slug))) > 0) return { plans: 0 };
	const made = await heldEvent(told.event, host, now);
	const sessions = new Map<string, SessionId>();
	await transaction(async (tx) => {
		for (const { key, kind, day, title } of told.event.sessions) {
			const id = newId<'EventSession'>();
			const on = daysAfter(made.startsOn ?? '', day);
			await tx.insert(eventSession).values({
				...{ id, eventId: made.id, kind, revision: 1 },
				startsAt: instantOf(`${on}T10:15`, zone),
				endsAt: instantOf(`${on}T12:15`, zone),
				texts: Object.fromEntries(
					Object.entries(title).map(([language, text]) => [
						language,
						{ title: text, description: '', transport: '', meetingPoint: '', safety: '' }
					])
				)
			});
			sessions.set(key, id);
		}
	});
	for (const plan of told.plans) await tellPlan(made, plan, sessions);
	return { plans: told.plans.length };
}

async function heldEvent({ slug, title }: Told['event'], host: string, now: Date): Promise<EventFacts> {
	const endsOn = monthsAfter(now.toISOString().slice(0, 10), -monthsAgo);
	const startsOn = daysAfter(endsOn, -3);
	let made = await createEvent(
		actor,
		slug,
		{
			...{
				kind: 'field-school',
				languages: ['en', 'es', 'fr'],
				sourceLanguage: 'en',
				zone,
				startsOn,
				endsOn
			},
			...{ modality: 'face-to-face', admission: 'invitation', applyFrom: null, applyUntil: null, seats: 20 },
			...{ topics: ['diaspora-investment', 'remittances'], countries: ['PH'], audiences: [] },
			...{ sdgTargets: [], gcmObjectives: [19], costKind: 'free', contactName: null, contactEmail: null },
			...{ illustrative: true, hosts: [host], partners: [], donors: [] }
		},
		title['en'] ?? slug,
		now
	);
	for (const [language, text] of Object.entries(title))
		made = await putEventText(
			actor,
			slug,
			made.revision,
			language,
			{ ...noWords, title: text },
			'ready',
			now
		);
	return publishEvent(actor, slug, made.revision, now);
}

async function tellPlan(
	held: EventFacts,
	told: ToldPlan,
	sessions: ReadonlyMap<string, SessionId>
): Promise<void> {
	const endsOn = held.endsOn ?? '';
	const at = instantOf(`${endsOn}T16:00`, zone);
	const participantId = newId<'Participant'>();
	// Nobody ever has an address there (RFC 2606).
	const email = `${participantId}@demonstration.invalid`;
	await transaction((tx) =>
		tx.insert(eventParticipant).values({
			...{ id: participantId, eventId: held.id, name: `${told.person} (invented)`, email },
			...{ language: told.language, country: told.country, state: 'confirmed', illustrative: true },
			...{ badgeCode: badgeCode(randomInt), addedAt: at }
		})
	);
	const viewer = { actor: visitor, participantId, follows: false };
	const id = newId<'Plan'>();
	const number = await beginPlan(viewer, held.id, { id, title: told.title, language: told.language }, at);
	const input = {
		...{ title: told.title, language: told.language, country: told.country, topics: told.topics },
		...{ gaps: told.gaps, partners: told.partners, capacity: told.capacity },
		practices: [
			{
				...{ id: newId<'PlanPractice'>(), intent: told.intent, words: told.practice, practiceId: null },
				sessionId: sessions.get(told.session) ?? null
			}
		],
		steps: told.steps.map(({ what, who, months, evidence }) => ({
			...{ id: newId<'PlanStep'>(), what, who, evidence },
			dueOn: monthsAfter(endsOn, months)
		}))
	};
	await savePlan(viewer, held.id, number, 1, input, at);
	if (told.audience === null) return;
	await sharePlan(viewer, held.id, number, told.audience, at);
	await transaction(async (tx) => {
		const [member] = await tx.select().from(eventPlanMember).where(eq(eventPlanMember.planId, id));
		for (const month of [3, 6] as const) {
			const due = monthsAfter(endsOn, month);
			const asked = instantOf(`${due}T06:00`, zone);
			const said = told.reports.find((one) => one.month === month);
			const reminded = said ? {} : reminders(due);
			await tx
				.update(eventMilestone)
				.set({ [letterColumns.milestone]: asked, ...reminded })
				.where(and(eq(eventMilestone.planId, id), eq(eventMilestone.month, month)));
			if (!said) continue;
			const { outcome, words } = said;
			await tx.insert(eventMilestoneReport).values({
				...{ id: newId<'MilestoneReport'>(), planId: id, month, outcome, words },
				...{ at: instantOf(`${daysAfter(due, 4)}T09:00`, zone), memberId: member?.id ?? null }
			});
		}
	});
}

const reminders = (due: string) => ({
	remindedAt: instantOf(`${daysAfter(due, 10)}T06:00`, zone),
	lastRemindedAt: instantOf(`${daysAfter(due, 20)}T06:00`, zone)
});
