import { describe, expect, test } from 'vitest';
import { sendWaiting, type Send } from './sending.ts';
import { memoryStore } from './store.ts';
import type { Wire } from './wire.ts';

const wire = (id: string): Wire => ({
	...{ id, registration: 'r', verb: 'answered', object: 'o', attempt: null, value: 'two', language: 'ar' },
	happenedAt: `2027-02-03T10:00:${id.padStart(2, '0')}.000Z`
});

async function storeWith(count: number) {
	const store = memoryStore();
	await store.put(Array.from({ length: count }, (_, i) => wire(String(i))));
	return store;
}
const idsIn = (body: string) => (JSON.parse(body) as { statements: Wire[] }).statements.map(({ id }) => id);
const keeping: Send = (body) => Promise.resolve({ status: 200, body: { kept: idsIn(body), refused: [] } });

describe('sending what waits', () => {
	test('goes on until nothing waits', async () => {
		const store = await storeWith(450);
		const sizes: number[] = [];
		const trouble = await sendWaiting(store, 'amina', (body, options) => {
			sizes.push(idsIn(body).length);
			return keeping(body, options);
		});
		expect([trouble, sizes, await store.waiting()]).toEqual([null, [200, 200, 50], []]);
	});

	test('says whose it is', async () => {
		let whose: unknown;
		await sendWaiting(await storeWith(1), 'amina', (body, options) => {
			whose = (JSON.parse(body) as { person: string }).person;
			return keeping(body, options);
		});
		expect(whose).toBe('amina');
	});

	test.each([
		['there is no connection', () => Promise.reject(new TypeError('fetch failed')), 'offline'],
		['the person has signed out', () => Promise.resolve({ status: 401, body: null }), 'signed_out'],
		['somebody else has signed in', () => Promise.resolve({ status: 409, body: null }), 'other_person'],
		['the hub fails', () => Promise.resolve({ status: 503, body: null }), 'hub'],
		[
			'the answer names nothing',
			() => Promise.resolve({ status: 200, body: { kept: [], refused: [] } }),
			'hub'
		]
	])('everything stays where %s', async (_, send, trouble) => {
		const store = await storeWith(3);
		expect(await sendWaiting(store, 'amina', send)).toBe(trouble);
		expect((await store.waiting()).length).toBe(3);
		expect(await store.refused()).toEqual([]);
	});

	test('one that cannot be read is found and put aside, and holds up no other', async () => {
		const store = await storeWith(9);
		const trouble = await sendWaiting(store, 'amina', (body, options) =>
			idsIn(body).includes('4') ? Promise.resolve({ status: 422, body: null }) : keeping(body, options)
		);
		expect([trouble, await store.waiting()]).toEqual([null, []]);
		expect(await store.refused()).toEqual([{ ...wire('4'), reason: 'malformed' }]);
	});

	test('what is too much at once goes in smaller parts', async () => {
		const store = await storeWith(40);
		const trouble = await sendWaiting(store, 'amina', (body, options) =>
			idsIn(body).length > 10 ? Promise.resolve({ status: 413, body: null }) : keeping(body, options)
		);
		expect([trouble, await store.waiting(), await store.refused()]).toEqual([null, [], []]);
	});
});
