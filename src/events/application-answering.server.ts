import { eq } from 'drizzle-orm';
import { Refusal } from '#platform/index.ts';
import { later, transaction, type Writer } from '#platform/index.server.ts';
import { eraseApplications } from './application-erasing.server.ts';
import { holdApplicationByKey, type ApplicationRow } from './application-key.server.ts';
import { eventApplication, eventParticipant } from './application-tables.server.ts';
import { isSelected, refusalToAct } from './application.ts';
import type { EventFacts } from './event.ts';
import { holdPublicEvent, publicEvent } from './application-event.server.ts';
import { moveUp } from './selection-line.server.ts';

/** Somebody who was selected comes. Throws NotFound, Refusal. */
export async function confirmApplication(slug: string, key: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const event = await publicEvent(slug, tx);
		const own = await holdApplicationByKey(tx, event.id, key);
		if (own.state === 'confirmed') return;
		const refused = refusalToAct(own.state, 'confirm');
		if (refused) throw new Refusal(refused);
		await tx
			.update(eventApplication)
			.set({ state: 'confirmed', confirmedAt: now })
			.where(eq(eventApplication.id, own.id));
		await tx
			.update(eventParticipant)
			.set({ state: 'confirmed' })
			.where(eq(eventParticipant.applicationId, own.id));
		await later(tx, 'events.mailApplication', { applicationId: own.id, letter: 'confirmed' });
	});
}

/** Somebody takes their application back; who waits longest moves up into a place that becomes free. */
export async function withdrawApplication(slug: string, key: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdPublicEvent(tx, slug);
		const own = await holdApplicationByKey(tx, event.id, key);
		if (own.state === 'withdrawn') return;
		const refused = refusalToAct(own.state, 'withdraw');
		if (refused) throw new Refusal(refused);
		await leave(tx, event, own, now);
		await later(tx, 'events.mailApplication', { applicationId: own.id, letter: 'withdrawn' });
	});
}

/** Everything somebody told goes, now; an application that was sent is withdrawn by it. */
export async function eraseOwnApplication(slug: string, key: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdPublicEvent(tx, slug);
		const own = await holdApplicationByKey(tx, event.id, key);
		if (refusalToAct(own.state, 'withdraw') === null) await leave(tx, event, own, now);
		await eraseApplications(tx, [own.id], now);
	});
}

async function leave(tx: Writer, event: EventFacts, own: ApplicationRow, now: Date): Promise<void> {
	await tx
		.update(eventApplication)
		.set({ state: 'withdrawn', withdrawnAt: now, proposed: null, line: null })
		.where(eq(eventApplication.id, own.id));
	await tx
		.update(eventParticipant)
		.set({ state: 'withdrawn' })
		.where(eq(eventParticipant.applicationId, own.id));
	if (isSelected(own.state)) await moveUp(tx, event, now);
}
