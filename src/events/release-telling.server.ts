import { and, eq, inArray, sql } from 'drizzle-orm';
import { m } from '#messages/messages.js';
import { expertAddressee } from '#network/index.server.ts';
import { addressee } from '#people/index.server.ts';
import { db, later, sendMail, transaction, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { changeText } from './difference-text.ts';
import { eventPath, type EventId } from './event.ts';
import { eventFacts, textsOfEvent } from './event.server.ts';
import { eventWordsIn } from './event-text.ts';
import type { ParticipantId } from './participant.ts';
import { ownPageLink } from './participant-link.server.ts';
import { participantsOf } from './participant.server.ts';
import { findRelease } from './release.server.ts';
import type { SpeakerId } from './session-speaker.ts';
import { eventSession, eventSessionSpeaker, eventSpeaker, eventTeam } from './tables.server.ts';
import { nameOf } from './track.ts';

/** Whom a release is told to: who takes part, who speaks, the team. */
export type ReleaseReader = { kind: 'participant' | 'speaker' | 'team'; id: string };

/** One letter to each, a job of its own, so that one address that fails holds up no other. */
export async function tellRelease(eventId: EventId, number: number): Promise<void> {
	const readers = await readersOfRelease(eventId);
	await transaction(async (tx) => {
		for (const reader of readers)
			await later(
				tx,
				'events.mailRelease',
				{ eventId, number, reader },
				{ key: `release ${eventId} ${number} ${reader.kind} ${reader.id}` }
			);
	});
}

async function readersOfRelease(eventId: EventId): Promise<ReleaseReader[]> {
	const team = await db
		.selectDistinct({ id: eventTeam.personId })
		.from(eventTeam)
		.where(and(eq(eventTeam.eventId, eventId), inArray(eventTeam.role, ['organiser', 'facilitator'])));
	const speakers = await db
		.selectDistinct({ id: eventSessionSpeaker.speakerId })
		.from(eventSessionSpeaker)
		.innerJoin(eventSession, eq(eventSession.id, eventSessionSpeaker.sessionId))
		.where(and(eq(eventSession.eventId, eventId), sql`${eventSessionSpeaker.state} = 'confirmed'`));
	const participants = await participantsOf(eventId, ['confirmed']);
	return [
		...participants.map(({ id }) => ({ kind: 'participant' as const, id: id as string })),
		...team.map(({ id }) => ({ kind: 'team' as const, id })),
		...speakers.map(({ id }) => ({ kind: 'speaker' as const, id: id as string }))
	];
}

export async function sendRelease(eventId: EventId, number: number, reader: ReleaseReader): Promise<void> {
	const to = await addressOf(eventId, reader);
	if (!to) return;
	const own = reader.kind === 'participant' ? (reader.id as ParticipantId) : null;
	const { subject, text } = await writeRelease(eventId, number, to.language, to.name, own);
	await sendMail({ to: to.email, subject, text });
}

async function addressOf(
	eventId: EventId,
	reader: ReleaseReader
): Promise<{ email: string; name: string; language: UiLanguage } | null> {
	if (reader.kind === 'team') return addressee(reader.id);
	if (reader.kind === 'participant') {
		const one = (await participantsOf(eventId, ['confirmed'])).find(({ id }) => id === reader.id);
		return one ? written(one) : null;
	}
	const [row] = await db
		.select()
		.from(eventSpeaker)
		.where(eq(eventSpeaker.id, reader.id as SpeakerId));
	if (!row) return null;
	const expert = row.expertId === null ? null : await expertAddressee(row.expertId);
	if (expert) return expert;
	return written(row);
}

/** Nobody ever has an address at .invalid (RFC 2606): the people of a demonstration are not written to. */
function written({
	email,
	name,
	language
}: {
	email: string | null;
	name: string | null;
	language: string;
}): { email: string; name: string; language: UiLanguage } | null {
	if (email === null || name === null || email.endsWith('.invalid')) return null;
	return { email, name, language: isUiLanguage(language) ? language : 'en' };
}

/**
 * What changed, in the reader's language; of the first release that there is a programme. `own`: to this participant, with the
 * link to their own page.
 */
export async function writeRelease(
	eventId: EventId,
	number: number,
	language: UiLanguage,
	name: string,
	own: ParticipantId | null = null
): Promise<{ subject: string; text: string }> {
	const locale = { locale: language };
	const event = await eventFacts(eventId);
	const { notes, changes } = await findRelease(eventId, number);
	const texts = await textsOfEvent(eventId);
	const title = eventWordsIn(texts, 'title', language, { source: event.sourceLanguage });
	const note = nameOf(notes, language)?.text ?? '';
	const words = {
		name,
		event: title?.text ?? event.slug,
		note: note && `${note}\n\n`,
		changes: (changes ?? []).map((one) => `– ${changeText(one, event.zone, language)}`).join('\n'),
		link: own
			? await ownPageLink(own, event.slug, language)
			: `${publicUrl()}${eventPath(language, event.slug)}`
	};
	return changes === null
		? {
				subject: m.events_letter_programme_subject(words, locale),
				text: m.events_letter_programme_text(words, locale)
			}
		: {
				subject: m.events_letter_release_subject(words, locale),
				text: m.events_letter_release_text(words, locale)
			};
}
