import { randomInt } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { eventAnswer, eventApplication, eventParticipant } from './application-tables.server.ts';
import type { ApplicationId } from './application.ts';
import type { EventFacts } from './event.ts';
import { formOf } from './form.server.ts';
import { badgeCode } from './participant.ts';

/** Whoever is selected is expected. Somebody who was a participant before, and withdrew, is so again, with the same badge. */
export async function makeParticipants(
	tx: Writer,
	event: EventFacts,
	ids: readonly ApplicationId[],
	now: Date
): Promise<void> {
	if (ids.length === 0) return;
	const { fields } = await formOf(event.id, tx);
	const organisation = fields.find(({ isOrganisation }) => isOrganisation)?.id;
	const [rows, organisations] = await Promise.all([
		tx
			.select()
			.from(eventApplication)
			.where(inArray(eventApplication.id, [...ids])),
		organisation
			? tx
					.select({ id: eventAnswer.applicationId, value: eventAnswer.value })
					.from(eventAnswer)
					.where(and(eq(eventAnswer.fieldId, organisation), inArray(eventAnswer.applicationId, [...ids])))
			: []
	]);
	const told = new Map(organisations.map(({ id, value }) => [id, String(value)]));
	await tx
		.insert(eventParticipant)
		.values(
			rows.map(({ id, name, email, language, agency, facts, illustrative }) => ({
				...{ id: newId<'Participant'>(), eventId: event.id, applicationId: id, name, email, language },
				...{ organisation: told.get(id) ?? agency, country: facts.country?.[0] ?? null, illustrative },
				...{ state: 'expected' as const, badgeCode: badgeCode(randomInt), addedAt: now }
			}))
		)
		.onConflictDoUpdate({ target: eventParticipant.applicationId, set: { state: 'expected' } });
}
