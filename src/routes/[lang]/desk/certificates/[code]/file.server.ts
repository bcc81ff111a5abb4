import type { ReasonGiven } from '#certificates/index.server.ts';
import {
	correctEventCertificate,
	overseenEventCertificate,
	revokeEventCertificate
} from '#events/index.server.ts';
import type { Actor } from '#people/index.ts';
import { correctOverseenName, overseenCertificate, revokeOverseen } from '#training/index.server.ts';

// A certificate is of a course's edition or of an event: each row answers for its own, and knows nothing of the other.

/** Throws NotFound. */
export async function fileOf(actor: Actor, code: string) {
	const ofEvent = await overseenEventCertificate(actor, code);
	if (ofEvent) return { ...ofEvent, held: ofEvent.event, edition: null };
	return { ...(await overseenCertificate(actor, code)), held: null };
}

export async function revokeAt(actor: Actor, code: string, reason: ReasonGiven, now: Date): Promise<void> {
	if (await overseenEventCertificate(actor, code)) await revokeEventCertificate(actor, code, reason, now);
	else await revokeOverseen(actor, code, reason, now);
}

export async function correctAt(actor: Actor, code: string, name: string, now: Date): Promise<string> {
	return (await overseenEventCertificate(actor, code))
		? correctEventCertificate(actor, code, name, now)
		: correctOverseenName(actor, code, name, now);
}
