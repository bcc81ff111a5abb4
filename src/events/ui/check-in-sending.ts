import type { CheckIn } from '../check-in.ts';
import type { CheckInStore, Kept } from './check-in-store.ts';

/** Why something still waits. not_team: whoever is signed in does not take attendance here. */
export type CheckInTrouble = 'offline' | 'signed_out' | 'not_team' | 'hub';

/** What the hub answers: what it has, what it does not take, and what others said meanwhile. */
export type DoorAnswer = {
	kept: string[];
	refused: { id: string; reason: string }[];
	said: CheckIn[];
	asOf: string;
};

export type SendDoor = (body: string) => Promise<{ status: number; answer: DoorAnswer | null }>;

export const mostInOne = 200;

export const sendTo =
	(path: string): SendDoor =>
	async (body) => {
		const response = await fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body,
			signal: AbortSignal.timeout(30_000)
		});
		return { status: response.status, answer: response.ok ? ((await response.json()) as DoorAnswer) : null };
	};

/** What becomes of what was sent. What the answer does not name still waits. */
export function afterDoorAnswer(sent: readonly Kept[], { kept, refused }: DoorAnswer): Kept[] {
	const taken = new Set(kept);
	const reasons = new Map(refused.map(({ id, reason }) => [id, reason]));
	return sent.flatMap((one): Kept[] => {
		const reason = reasons.get(one.id);
		if (taken.has(one.id)) return [{ ...one, state: 'sent' }];
		return reason === undefined ? [] : [{ ...one, state: 'refused', reason }];
	});
}

/**
 * Sends what waits, a batch at a time, until nothing does or something is in the way; asks at least once, for what others said.
 * `hear`: what came with each answer.
 */
export async function sendCheckIns(
	store: CheckInStore,
	event: string,
	since: () => string,
	send: SendDoor,
	hear: (answer: DoorAnswer) => void
): Promise<CheckInTrouble | null> {
	const tried = new Set<string>();
	for (;;) {
		const waiting = (await store.all()).filter(({ state, id }) => state === 'waiting' && !tried.has(id));
		const batch = waiting.slice(0, mostInOne);
		for (const { id } of batch) tried.add(id);
		const body = JSON.stringify({
			event,
			since: since(),
			checkIns: batch.flatMap((kept) => (kept.kind === 'check_in' ? [kept.one] : [])),
			refusals: batch.flatMap((kept) => (kept.kind === 'refusal' ? [kept.one] : []))
		});
		const { status, answer } = await send(body).catch(() => ({ status: 0, answer: null }));
		if (status === 0) return 'offline';
		if (status === 401) return 'signed_out';
		if (status === 403 || status === 404) return 'not_team';
		if (answer === null) return 'hub';
		await store.put(afterDoorAnswer(batch, answer));
		hear(answer);
		if (waiting.length <= mostInOne) return null;
	}
}
