import { sql } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { aPerson } from '../people/builders.server.ts';
import { newApplicationKey } from './application-key.server.ts';
import type { ApplicationFilter } from './application-list.server.ts';
import { eventAnswer, eventApplication, eventForm } from './application-tables.server.ts';
import type { ApplicationId } from './application.ts';
import { anEvent } from './builders.server.ts';
import type { EventFacts } from './event.ts';
import type { EventRole } from './policy.ts';
import { factsOf, type AnswerValue } from './field-answer.ts';
import type { FieldId, FormField } from './field.ts';

/** A question for a line of text, asked of everybody and kept thirty days. */
export function aField(given: Partial<FormField> = {}): FormField {
	return {
		...{ id: newId<'FormField'>(), kind: 'short', step: 'you', required: false },
		...{ sensitivity: 'ordinary', keptDays: 30, identifies: false, counts: null, isOrganisation: false },
		...{ options: [], texts: { en: { label: 'Position', purpose: 'To know what you do.' } } },
		...given
	};
}

export async function aForm(event: EventFacts, fields: FormField[], version = 1): Promise<void> {
	await transaction((tx) =>
		tx
			.insert(eventForm)
			.values({ eventId: event.id, version, fields, madeAt: new Date('2027-01-10T10:00:00Z') })
	);
}

/** An event and people with a role each in its team, in the order of the roles. */
export async function anEventWith(roles: readonly EventRole[], given: Parameters<typeof anEvent>[0] = {}) {
	const people = [];
	for (const role of roles) people.push({ role, ...(await aPerson({ name: `${role} ${people.length}` })) });
	const team = people.map(({ id, role }) => ({ personId: id, role }));
	return { event: await anEvent({ ...given, team }), people: people.map(({ role: _, ...person }) => person) };
}

/** The list of applications as it is opened first. */
export const everyApplication: ApplicationFilter = {
	...{ state: null, text: '', facts: {}, spreadOver: null },
	sort: 'number',
	page: 1
};

type Given = Partial<typeof eventApplication.$inferInsert> & { answers?: [FormField, AnswerValue][] };
let made = 0;

/** An application that was sent in January 2027, with the key of its writer. */
export async function anApplication(
	event: EventFacts,
	{ answers = [], ...given }: Given = {}
): Promise<{ id: ApplicationId; key: string; email: string }> {
	const id = newId<'Application'>();
	const number = ++made;
	const email = given.email ?? `applicant${number}@example.org`;
	const at = new Date('2027-01-15T10:00:00Z');
	const facts = factsOf(
		answers.map(([field]) => field),
		new Map<FieldId, AnswerValue>(answers.map(([field, value]) => [field.id, value]))
	);
	const key = await transaction(async (tx) => {
		await tx.insert(eventApplication).values({
			...{ id, eventId: event.id, number, state: 'submitted', language: 'en', name: 'Amina Odhiambo', email },
			...{ formVersion: 1, facts, startedAt: at, savedAt: at },
			...(given.state !== 'draft' && { submittedAt: at, consentedAt: at }),
			...given
		});
		for (const [field, value] of answers) {
			const agreedAt = field.sensitivity === 'sensitive' ? at : null;
			await tx.insert(eventAnswer).values({
				...{
					applicationId: id,
					fieldId: field.id,
					value,
					sensitivity: field.sensitivity,
					keptDays: field.keptDays
				},
				...{ counts: field.counts, answeredAt: at, agreedAt }
			});
		}
		return newApplicationKey(tx, id, at);
	});
	return { id, key, email };
}

/** The letters about applications that wait to be written, in order. */
export async function applicationLettersQueued(): Promise<
	{ applicationId: ApplicationId; letter: string }[]
> {
	const { rows } = await db.execute<{ payload: { applicationId: ApplicationId; letter: string } }>(sql`
		select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
		where t.identifier = 'events.mailApplication' order by j.id`);
	return rows.map(({ payload }) => payload);
}
