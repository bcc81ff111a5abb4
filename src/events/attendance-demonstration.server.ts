import { and, eq, lt, sql } from 'drizzle-orm';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { sessionsAttended } from './attendance.server.ts';
import { eventCertificateName } from './attendance-tables.server.ts';
import { badgedOf, makeBadges } from './badge.server.ts';
import { chance } from './check-in-doors.ts';
import { receiveCheckIns } from './check-in.server.ts';
import type { BadgeRefusal, CheckIn } from './check-in.ts';
import { setEventRules, settleAttendance } from './event-certificate.server.ts';
import type { EventFacts } from './event.ts';
import { eventOf } from './event.server.ts';
import { event, eventModule } from './tables.server.ts';

const actor = system('demonstration');

/**
 * The attendance of the illustrative events that are over, for their invented participants: badges, who was where, a badge that
 * opened nothing, and certificates. The same in every hub; does nothing where rules were set already.
 */
export async function loadAttendanceDemonstration({ now = new Date() } = {}): Promise<void> {
	const rows = await db
		.select()
		.from(event)
		.where(
			and(
				eq(event.illustrative, true),
				eq(event.state, 'published'),
				lt(event.endsOn, now.toISOString().slice(0, 10)),
				sql`exists (select from event_participant p where p.event_id = ${event.id})`,
				sql`not exists (select from event_certificate c where c.event_id = ${event.id})`
			)
		);
	for (const row of rows) await invent(eventOf(row), now);
}

async function invent(school: EventFacts, now: Date): Promise<void> {
	const { slug } = school;
	const sessions = (await sessionsAttended(school.id)).filter(({ startsAt }) => startsAt < now);
	const modules = await db
		.select({ id: eventModule.id })
		.from(eventModule)
		.where(eq(eventModule.eventId, school.id));
	const [first] = modules;
	await setEventRules(actor, slug, 0, {
		rules: {
			participation: { share: 0.5 },
			completion: first ? { all: [{ share: 0.8 }, { module: first.id }] } : { share: 0.8 }
		},
		hours: 24
	});
	await makeBadges(actor, slug, now);
	const people = (await badgedOf(school, 'en')).filter(({ withdrawn }) => !withdrawn);
	const random = chance(20270517);
	const checkIns: CheckIn[] = [];
	for (const [i, { id }] of people.entries()) {
		// Most come to nearly everything, every seventh to half of it, and one never came.
		const zeal = i === people.length - 1 ? 0 : i % 7 === 6 ? 0.55 : 0.95;
		for (const session of sessions) {
			if (random() >= zeal) continue;
			const say = (says: CheckIn['says'], at: number) =>
				checkIns.push({
					...{ id: newId(), participant: id, session: session.id, says, at: new Date(at).toISOString() },
					...{ by: 'demonstration', badge: null, takesBack: [], language: school.sourceLanguage }
				});
			say('present', +session.startsAt - Math.round(random() * 600_000));
			if (random() < 0.04) say('left', +session.startsAt + 900_000);
		}
	}
	const refusals: BadgeRefusal[] = sessions.slice(0, 1).map((session) => ({
		...{ id: newId(), participant: null, session: session.id, reason: 'other_event' as const },
		...{ at: session.startsAt.toISOString(), by: 'demonstration' }
	}));
	for (let at = 0; at < checkIns.length; at += 1_000) {
		const some = checkIns.slice(at, at + 1_000);
		await receiveCheckIns(
			actor,
			slug,
			{ event: school.id, checkIns: some, refusals: at === 0 ? refusals : [] },
			now
		);
	}
	// All but the first two confirmed their name; those two show what a letter asks for.
	const named = people.slice(2);
	if (named.length > 0)
		await transaction((tx) =>
			tx
				.insert(eventCertificateName)
				.values(named.map(({ id, name }) => ({ participantId: id, name, confirmedAt: now })))
				.onConflictDoNothing()
		);
	for (const { id } of named) await settleAttendance(id, now);
}
