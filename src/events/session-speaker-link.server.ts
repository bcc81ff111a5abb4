import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { eventPath, type EventFacts } from './event.ts';
import { eventFacts, textsOfEvent } from './event.server.ts';
import { eventWordsIn } from './event-text.ts';
import { expertAddressee } from '#network/index.server.ts';
import { m } from '#messages/messages.js';
import { NotFound } from '#platform/index.ts';
import { db, sendMail, transaction, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import { clocksOf, sessionIn, type SessionId } from './session.ts';
import { answered, sessionsOfSpeaker, type Speaker } from './session-speaker.server.ts';
import type { SpeakerId } from './session-speaker.ts';
import { eventSpeaker } from './tables.server.ts';
import { daysText } from './timetable.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export type SpeakingShown = Awaited<ReturnType<typeof sessionsOfSpeaker>>[number];

/** What a link asks. Throws NotFound for one that is none, or not any more. */
export async function speakingOfLink(
	token: string
): Promise<{ event: EventFacts; speaker: Pick<Speaker, 'id' | 'name'>; sessions: SpeakingShown[] }> {
	const [row] = /^[\w-]{32}$/u.test(token)
		? await db
				.select()
				.from(eventSpeaker)
				.where(eq(eventSpeaker.tokenSha256, hashOf(token)))
		: [];
	if (!row) throw new NotFound('page');
	const event = await eventFacts(row.eventId);
	return { event, speaker: { id: row.id, name: row.name }, sessions: await sessionsOfSpeaker(row.id) };
}

/** They may say otherwise as long as the link holds: plans change. */
export async function answerSpeaking(
	token: string,
	sessionId: SessionId,
	accepts: boolean,
	now: Date
): Promise<void> {
	const { speaker, sessions } = await speakingOfLink(token);
	if (!sessions.some((one) => one.sessionId === sessionId)) throw new NotFound('session');
	await transaction((tx) => answered(tx, sessionId, speaker.id, accepts, now));
}

/** The letter that asks. Its link is made now: no queue and no row holds its token. */
export async function sendSpeakerLetter(id: SpeakerId): Promise<void> {
	const written = await writeSpeakerLetter(id);
	if (written) await sendMail(written);
}

/** Null, when it has no purpose any more: nothing is asked, or they are gone. */
export async function writeSpeakerLetter(
	id: SpeakerId
): Promise<{ to: string; subject: string; text: string } | null> {
	const [row] = await db.select().from(eventSpeaker).where(eq(eventSpeaker.id, id));
	if (!row) return null;
	const sessions = (await sessionsOfSpeaker(id)).filter(({ state }) => state === 'asked');
	const expert = row.expertId === null ? null : await expertAddressee(row.expertId);
	const to = expert?.email ?? row.email;
	if (!to || to.endsWith('.invalid') || sessions.length === 0) return null;
	const event = await eventFacts(row.eventId);
	const language = expert?.language ?? (isUiLanguage(row.language) ? row.language : 'en');
	const locale = { locale: language };
	const token = randomBytes(24).toString('base64url');
	await transaction((tx) =>
		tx
			.update(eventSpeaker)
			.set({ tokenSha256: hashOf(token) })
			.where(eq(eventSpeaker.id, id))
	);
	const texts = await textsOfEvent(event.id);
	const title = eventWordsIn(texts, 'title', language, { source: event.sourceLanguage, drafts: true });
	const lines = sessions.map(({ texts: said, ...session }) => {
		const { day, from, until } = clocksOf(session, event.zone);
		return `– ${daysText(day, null, language)}, ${from}–${until}: ${sessionIn(said, language)?.words.title ?? ''}`;
	});
	const words = {
		name: row.name,
		event: title?.text ?? event.slug,
		sessions: lines.join('\n'),
		link: `${publicUrl()}${eventPath(language, event.slug)}/speaking/${token}`
	};
	return {
		to,
		subject: m.events_letter_speaker_subject(words, locale),
		text: m.events_letter_speaker_text(words, locale)
	};
}
