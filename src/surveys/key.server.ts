import { createHmac, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { signed, unsigned } from '#discussions/index.server.ts';
import { secretKey } from '#people/index.server.ts';
import { idFrom } from '#platform/index.ts';
import type { Writer } from '#platform/index.server.ts';
import type { InvitationId } from './invitation.ts';
import { surveyLinkRefused, type LinkRefusal } from './tables.server.ts';
import type { WaveId } from './wave.ts';

// Two purposes, so that neither link opens what the other does. The id is in the link and its mark is the hub's: nothing
// has to be kept for it to work, and raising the version revokes it.
const ofInvitation = 'surveys.invitation';
const ofDraft = 'surveys.draft-link';

/** The single-use link of an invitation. */
export function invitationKey(id: InvitationId, version: number): Promise<string> {
	return signed(ofInvitation, `${id}~${version}`);
}

/** The link by which somebody without an invitation goes on, also on another device. */
export function draftKey(draftId: string, waveId: WaveId): Promise<string> {
	return signed(ofDraft, `${draftId}~${waveId}`);
}

export type ReadKey =
	{ by: 'invitation'; id: InvitationId; version: number } | { by: 'draft'; draftId: string; waveId: WaveId };

/** What stands in a link; null: it is not ours. */
export async function readKey(key: string): Promise<ReadKey | null> {
	const [first = '', second = ''] = (await unsigned(ofInvitation, key))?.split('~') ?? [];
	const id = idFrom<'Invitation'>(first);
	if (id) return { by: 'invitation', id, version: Number(second) };
	const [draft = '', wave = ''] = (await unsigned(ofDraft, key))?.split('~') ?? [];
	const [draftId, waveId] = [idFrom(draft), idFrom<'Wave'>(wave)];
	return draftId && waveId ? { by: 'draft', draftId, waveId } : null;
}

/**
 * The draft of an invitation. Made from it with the hub's secret, and nowhere written beside it: who reads the database
 * cannot tell whose a draft is.
 */
export async function draftOf(id: InvitationId): Promise<string> {
	const bytes = createHmac('sha256', await secretKey('surveys.draft'))
		.update(id)
		.digest()
		.subarray(0, 16);
	bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/** Says nothing of when it was made. */
export const randomId = (): string => randomUUID();

/** Counted by day, so that a team sees that somebody tries; who it was is not known. */
export async function noteRefusedLink(
	tx: Writer,
	reason: LinkRefusal,
	waveId: WaveId | null,
	now: Date
): Promise<void> {
	await tx
		.insert(surveyLinkRefused)
		.values({ day: now.toISOString().slice(0, 10), reason, waveId })
		.onConflictDoUpdate({
			target: [surveyLinkRefused.day, surveyLinkRefused.reason, surveyLinkRefused.waveId],
			set: { times: sql`${surveyLinkRefused.times} + 1` }
		});
}
