import { and, eq, inArray, isNull, max } from 'drizzle-orm';
import { signed, unsigned } from '#discussions/index.server.ts';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import { eventBadge } from './attendance-tables.server.ts';
import { badgeText, badgeValue, eventMark, readBadge } from './badge.ts';
import type { EventFacts, EventId } from './event.ts';
import { holdOwnEvent, openEvent } from './event.server.ts';
import type { ParticipantId } from './participant.ts';

const purpose = 'event.badge';

/** The whole code of a badge, as it stands in the QR code: nobody makes one without the hub's secret. */
async function tokenOf(eventId: EventId, code: string, number: number): Promise<string> {
	return signed(purpose, badgeValue(eventId, code, number));
}

/** Every badge that was made for these, valid or not. */
export async function badgesOf(ids: readonly ParticipantId[], reader: Reader = db) {
	if (ids.length === 0) return [];
	return reader
		.select()
		.from(eventBadge)
		.where(inArray(eventBadge.participantId, [...ids]));
}

/** A participant with the badge that is valid now, by name. Whoever withdrew is told, whoever is erased left out. */
export type Badged = {
	id: ParticipantId;
	code: string;
	name: string;
	organisation: string | null;
	country: string | null;
	language: string;
	withdrawn: boolean;
	/** Null: none was made, or it was revoked. */
	badge: { number: number; mark: string; text: string } | null;
};

/** Everybody of an event as the door and the printer need them. No policy is asked. */
export async function badgedOf(event: EventFacts, language: string, reader: Reader = db): Promise<Badged[]> {
	const rows = await reader
		.select({ one: eventParticipant, number: eventBadge.number })
		.from(eventParticipant)
		.leftJoin(
			eventBadge,
			and(eq(eventBadge.participantId, eventParticipant.id), isNull(eventBadge.revokedAt))
		)
		.where(and(eq(eventParticipant.eventId, event.id), isNull(eventParticipant.erasedAt)));
	const { compare } = new Intl.Collator(language);
	const all = await Promise.all(
		rows.map(async ({ one, number }): Promise<Badged> => {
			const { id, badgeCode: code, name, organisation, country, language: own, state } = one;
			const token = number === null ? null : await tokenOf(event.id, code, number);
			const mark = token?.slice(token.lastIndexOf('.') + 1) ?? '';
			return {
				...{ id, code, name: name ?? '–', organisation, country, language: own },
				withdrawn: state === 'withdrawn',
				badge: token === null || number === null ? null : { number, mark, text: badgeText(token) }
			};
		})
	);
	return all.sort((one, other) => compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

/** What stands in the code of the badge that somebody has now; null: none was made, or it was revoked. No policy is asked. */
export async function badgeOf(
	eventId: EventId,
	id: ParticipantId,
	reader: Reader = db
): Promise<string | null> {
	const [row] = await reader
		.select({ code: eventParticipant.badgeCode, number: eventBadge.number })
		.from(eventBadge)
		.innerJoin(eventParticipant, eq(eventParticipant.id, eventBadge.participantId))
		.where(and(eq(eventBadge.participantId, id), isNull(eventBadge.revokedAt)));
	return row ? badgeText(await tokenOf(eventId, row.code, row.number)) : null;
}

/** Makes a badge for everybody who takes part and has none. Returns how many. */
export async function makeBadges(actor: Actor, slug: string, now: Date): Promise<number> {
	return transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'attend', slug);
		const without = (await badgedOf(event, 'en', tx)).filter((one) => !one.withdrawn && one.badge === null);
		for (const { id } of without) await makeBadge(tx, actor, id, now);
		return without.length;
	});
}

/** Another one: the badge that was printed before opens nothing from now on. Throws NotFound, Refusal participant_withdrawn. */
export async function reprintBadge(actor: Actor, slug: string, id: ParticipantId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'attend', slug);
		const own = await participantIn(tx, event, id);
		if (own.state === 'withdrawn') throw new Refusal('participant_withdrawn');
		await revokeIn(tx, id, now);
		await makeBadge(tx, actor, id, now);
		await auditLine(tx, actor, 'event_badge_reprint', 'participant', id);
	});
}

/** It was lost, and none is printed instead. */
export async function revokeBadge(actor: Actor, slug: string, id: ParticipantId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'attend', slug);
		await participantIn(tx, event, id);
		await revokeIn(tx, id, now);
		await auditLine(tx, actor, 'event_badge_revoke', 'participant', id);
	});
}

async function participantIn(tx: Writer, event: EventFacts, id: ParticipantId) {
	const [own] = await tx
		.select()
		.from(eventParticipant)
		.where(and(eq(eventParticipant.id, id), eq(eventParticipant.eventId, event.id)))
		.for('update');
	if (!own || own.erasedAt) throw new NotFound('participant');
	return own;
}

async function revokeIn(tx: Writer, id: ParticipantId, now: Date): Promise<void> {
	await tx
		.update(eventBadge)
		.set({ revokedAt: now })
		.where(and(eq(eventBadge.participantId, id), isNull(eventBadge.revokedAt)));
}

async function makeBadge(tx: Writer, actor: Actor, id: ParticipantId, now: Date): Promise<void> {
	const [last] = await tx
		.select({ number: max(eventBadge.number) })
		.from(eventBadge)
		.where(eq(eventBadge.participantId, id));
	await tx.insert(eventBadge).values({
		participantId: id,
		number: (last?.number ?? 0) + 1,
		madeAt: now,
		madeBy: actor.kind === 'person' ? actor.id : null
	});
}

/** The badges to print, in the page's order of names. */
export async function badgesToPrint(actor: Actor, slug: string, language: string) {
	const event = await openEvent(actor, 'attend', slug);
	return { event, badged: (await badgedOf(event, language)).filter(({ withdrawn }) => !withdrawn) };
}

/** The number of a badge, when this hub made it for this event and for who has this code; null otherwise. */
export async function genuineBadge(
	text: string,
	eventId: EventId
): Promise<{ code: string; number: number } | null> {
	const badge = readBadge(text);
	if (!badge || badge.event !== eventMark(eventId)) return null;
	const value = badgeValue(eventId, badge.code, badge.number);
	return (await unsigned(purpose, `${value}.${badge.mark}`)) === value ? badge : null;
}
