import { randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { visitor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import type { EventFacts } from './event.ts';
import { badgeCode, type ParticipantId } from './participant.ts';
import type { PlanAudience, PlanId, PlanInput } from './plan.ts';
import { milestoneKey } from './plan-key.server.ts';
import type { PlanViewer } from './plan-policy.ts';
import { membersOf } from './plan.server.ts';
import { eventPlan } from './plan-tables.server.ts';
import { beginPlan, savePlan, sharePlan } from './plan-writing.server.ts';

/** Somebody who comes. */
export async function aParticipant(
	event: EventFacts,
	given: Partial<typeof eventParticipant.$inferInsert> = {}
): Promise<ParticipantId> {
	const id = newId<'Participant'>();
	await transaction((tx) =>
		tx.insert(eventParticipant).values({
			...{ id, eventId: event.id, name: 'Ana Uribe', email: `${id}@example.org`, language: 'es' },
			...{ country: 'EC', state: 'confirmed', badgeCode: badgeCode(randomInt) },
			...{ addedAt: new Date('2027-04-01T10:00:00Z'), ...given }
		})
	);
	return id;
}

export const asParticipant = (participantId: ParticipantId): PlanViewer => ({
	actor: visitor,
	participantId,
	follows: false
});

export function planWords(given: Partial<PlanInput> = {}): PlanInput {
	return {
		...{ title: 'A savings window for families in Loja', language: 'en', country: 'EC' },
		...{ gaps: 'Remittances are spent before anybody speaks of saving.', partners: 'Two cooperatives' },
		...{ capacity: 'A trainer for two weeks', topics: ['remittances'] },
		practices: [
			{
				...{ id: newId<'PlanPractice'>(), intent: 'adapt', words: 'The cooperative’s savings circles' },
				...{ practiceId: null, sessionId: null }
			}
		],
		steps: [
			{
				...{ id: newId<'PlanStep'>(), what: 'Agree with both cooperatives', who: 'Ana Uribe' },
				...{ dueOn: '2027-09-01', evidence: 'A signed letter' }
			}
		],
		...given
	};
}

/** A plan of theirs, shared on the last day of the event unless told otherwise. Returns its number. */
export async function aPlan(
	event: EventFacts,
	owner: ParticipantId,
	given: Partial<PlanInput> & { audience?: PlanAudience | null; at?: Date; id?: PlanId } = {}
): Promise<number> {
	const {
		audience = 'participants',
		at = new Date('2027-05-20T20:00:00Z'),
		id = newId<'Plan'>(),
		...words
	} = given;
	const viewer = asParticipant(owner);
	const said = planWords(words);
	const number = await beginPlan(viewer, event.id, { id, title: said.title, language: said.language }, at);
	await savePlan(viewer, event.id, number, 1, said, at);
	if (audience) await sharePlan(viewer, event.id, number, audience, at);
	return number;
}

/** A plan as its table has it. */
export const planOf = async (eventId: string, number: number) => {
	const [row] = await db
		.select()
		.from(eventPlan)
		.where(sql`${eventPlan.eventId} = ${eventId} and ${eventPlan.number} = ${number}`);
	if (!row) throw new Error('no such plan');
	return row;
};
/** The link of the owner's letter. */
export async function linkOf(eventId: string, number: number, month: 3 | 6 | 12): Promise<string> {
	const { id } = await planOf(eventId, number);
	const [owner] = (await membersOf([id])).get(id) ?? [];
	if (!owner) throw new Error('nobody owns it');
	return milestoneKey(owner, month);
}
