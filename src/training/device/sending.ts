import { afterAnswer, meaningOf, nextBatch, type Answered, type Trouble } from './queue.ts';
import type { Store } from './store.ts';
import type { Wire } from './wire.ts';

export type Send = (
	body: string,
	options: { keepalive: boolean }
) => Promise<{ status: number; body: unknown }>;

/** Over the network, as the person's own page sends it. */
export const sendToHub: Send = async (body, { keepalive }) => {
	const response = await fetch('/api/statements', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body,
		keepalive
	});
	const answer: unknown = response.ok ? await response.json() : null;
	return { status: response.status, body: answer };
};

export const bodyOf = (person: string, statements: readonly Wire[]): string =>
	JSON.stringify({ person, statements });

/**
 * Sends everything that waits, a batch at a time, until nothing does or something is in the way. A batch is read from
 * the store, so that nothing is sent that was not kept first, and is forgotten only when the answer names it.
 */
export async function sendWaiting(store: Store, person: string, send: Send): Promise<Trouble | null> {
	let most: number | undefined;
	const tried = new Set<string>();
	for (;;) {
		const batch = nextBatch(await store.waiting(), most);
		if (batch.length === 0) return null;
		// What an answer did not name would be sent for ever.
		if (batch.every(({ id }) => tried.has(id))) return 'hub';
		const answer = await send(bodyOf(person, batch), { keepalive: false }).catch(() => null);
		if (answer === null) return 'offline';
		const meaning = meaningOf(answer.status);
		switch (meaning) {
			case 'taken': {
				for (const { id } of batch) tried.add(id);
				const { forget, refused } = afterAnswer(batch, answer.body as Answered);
				await store.settle(forget, refused);
				break;
			}
			case 'too_much':
			case 'unreadable':
				if (batch.length === 1) {
					const reason = meaning === 'too_much' ? 'too_long' : 'malformed';
					await store.settle(
						[],
						batch.map((one) => ({ ...one, reason }))
					);
				}
				most = Math.max(1, Math.floor(batch.length / 2));
				break;
			default:
				return meaning;
		}
	}
}
