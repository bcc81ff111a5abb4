import { randomInt } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { emailFrom } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import { refusalToText } from '#ui/form/text.ts';
import { country as countryOf } from '#vocabulary/index.ts';
import { nameFrom } from './application.server.ts';
import { eventApplication, eventParticipant, eventVisaLetter } from './application-tables.server.ts';
import type { EventId } from './event.ts';
import { holdOwnEvent, openEvent } from './event.server.ts';
import { moveUp } from './selection-line.server.ts';
import { badgeCode, type ParticipantId, type ParticipantState } from './participant.ts';

export type Participant = Omit<typeof eventParticipant.$inferSelect, 'eventId'>;

/** Who takes part, by name; not who withdrew unless asked for. */
export async function participantsOf(
	id: EventId,
	states: readonly ParticipantState[] = ['expected', 'confirmed'],
	reader: Reader = db
): Promise<Participant[]> {
	const rows = await reader
		.select()
		.from(eventParticipant)
		.where(and(eq(eventParticipant.eventId, id), inArray(eventParticipant.state, [...states])))
		.orderBy(asc(eventParticipant.name), asc(eventParticipant.id));
	return rows.map(({ eventId: _, ...participant }) => participant);
}

/** Everybody of them and their letters for visas, for who follows the event. Names in an order of their language. */
export async function participantList(actor: Actor, slug: string, language: string) {
	const event = await openEvent(actor, 'follow', slug);
	const all = await participantsOf(event.id, ['expected', 'confirmed', 'withdrawn']);
	const letters = await db
		.select({ id: eventVisaLetter.participantId })
		.from(eventVisaLetter)
		.innerJoin(eventParticipant, eq(eventParticipant.id, eventVisaLetter.participantId))
		.where(eq(eventParticipant.eventId, event.id));
	const lettered = new Set(letters.map(({ id }) => id));
	const { compare } = new Intl.Collator(language);
	return {
		event,
		participants: all
			.filter(({ erasedAt }) => erasedAt === null)
			.map((one) => ({ ...one, hasVisaLetter: lettered.has(one.id) }))
			.sort((one, other) => compare(one.name ?? '', other.name ?? ''))
	};
}

export type ParticipantInput = {
	name: string;
	email: string;
	language: string;
	organisation: string;
	country: string;
};

/** Enters somebody whom the organiser invited. Throws Refusal with its field, participant_here_already. */
export async function addParticipant(
	actor: Actor,
	slug: string,
	input: ParticipantInput,
	now: Date
): Promise<void> {
	const name = nameFrom(input.name, 'name');
	const email = input.email.trim() === '' ? null : emailFrom(input.email);
	if (email === null && input.email.trim() !== '') throw new Refusal('email_invalid', { field: 'email' });
	const organisation = input.organisation.trim();
	const wrong = refusalToText(organisation, 300);
	if (wrong) throw new Refusal(wrong, { field: 'organisation', most: 300 });
	if (input.country !== '' && !countryOf(input.country))
		throw new Refusal('not_chosen', { field: 'country' });
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const here = email
			? await tx.$count(
					eventParticipant,
					and(eq(eventParticipant.eventId, event.id), eq(eventParticipant.email, email))
				)
			: 0;
		if (here > 0) throw new Refusal('participant_here_already', { field: 'email' });
		await tx.insert(eventParticipant).values({
			...{ id: newId<'Participant'>(), eventId: event.id, name, email, language: input.language },
			...{ organisation: organisation || null, country: input.country || null, state: 'confirmed' },
			...{ badgeCode: badgeCode(randomInt), illustrative: event.illustrative, addedAt: now }
		});
	});
}

/** The organiser says whether somebody comes, who told it otherwise than by their link; a free place goes to who is next. */
export async function setParticipant(
	actor: Actor,
	slug: string,
	id: ParticipantId,
	state: 'confirmed' | 'withdrawn',
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const these = and(eq(eventParticipant.id, id), eq(eventParticipant.eventId, event.id));
		const [own] = await tx.select().from(eventParticipant).where(these);
		if (!own || own.erasedAt) throw new NotFound('participant');
		if (own.state === state) return;
		if (own.state === 'withdrawn') throw new Refusal('participant_left');
		await tx.update(eventParticipant).set({ state }).where(these);
		if (own.applicationId) {
			const said = state === 'withdrawn' ? { state, withdrawnAt: now } : { state, confirmedAt: now };
			await tx.update(eventApplication).set(said).where(eq(eventApplication.id, own.applicationId));
			if (state === 'withdrawn') await moveUp(tx, event, now);
		}
	});
}

export type VisaInput = { passportName: string; nationality: string };

/** The organiser has looked at the passport: the letter says the name as it stands there. Throws Refusal with its field. */
export async function putVisaLetter(
	actor: Actor,
	slug: string,
	id: ParticipantId,
	{ passportName, nationality }: VisaInput,
	now: Date
): Promise<void> {
	const name = nameFrom(passportName, 'passportName');
	if (!countryOf(nationality)) throw new Refusal('not_chosen', { field: 'nationality' });
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const [own] = await tx
			.select({ id: eventParticipant.id, badge: eventParticipant.badgeCode, state: eventParticipant.state })
			.from(eventParticipant)
			.where(and(eq(eventParticipant.id, id), eq(eventParticipant.eventId, event.id)));
		if (!own || own.state === 'withdrawn') throw new NotFound('participant');
		const checkedBy = actor.kind === 'person' ? actor.id : null;
		await tx
			.insert(eventVisaLetter)
			.values({
				...{ participantId: id, passportName: name, nationality, checkedAt: now, checkedBy },
				reference: `${event.slug}-${own.badge}`
			})
			.onConflictDoUpdate({
				target: eventVisaLetter.participantId,
				set: { passportName: name, nationality, checkedAt: now, checkedBy }
			});
	});
}

/** Null: nobody has looked at the passport yet. Throws NotFound. */
export async function findVisaLetter(actor: Actor, slug: string, id: ParticipantId) {
	const event = await openEvent(actor, 'manage', slug);
	const [row] = await db
		.select()
		.from(eventParticipant)
		.leftJoin(eventVisaLetter, eq(eventVisaLetter.participantId, eventParticipant.id))
		.where(and(eq(eventParticipant.id, id), eq(eventParticipant.eventId, event.id)));
	if (!row || row.event_participant.erasedAt) throw new NotFound('participant');
	return { event, participant: row.event_participant, letter: row.event_visa_letter };
}
