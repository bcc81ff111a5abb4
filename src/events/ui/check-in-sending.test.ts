import { expect, test } from 'vitest';
import type { CheckIn } from '../check-in.ts';
import {
	afterDoorAnswer,
	mostInOne,
	sendCheckIns,
	type DoorAnswer,
	type SendDoor
} from './check-in-sending.ts';
import { memoryCheckIns, type Kept } from './check-in-store.ts';

const event = 'e';
const kept = (id: string): Kept => ({ id, kind: 'check_in', state: 'waiting', one: { id } as CheckIn });
const all = (count: number) => Array.from({ length: count }, (_, i) => kept(`id-${i}`));

/** A hub that keeps what it is sent, and loses every second answer. */
function aHub(loses = false) {
	const has = new Set<string>();
	let calls = 0;
	const send: SendDoor = (body) => {
		const { checkIns } = JSON.parse(body) as { checkIns: { id: string }[] };
		for (const { id } of checkIns) has.add(id);
		if (loses && calls++ % 2 === 0) return Promise.reject(new Error('no line'));
		const answer: DoorAnswer = { kept: checkIns.map(({ id }) => id), refused: [], said: [], asOf: 'then' };
		return Promise.resolve({ status: 200, answer });
	};
	return { has, send };
}
const run = (store: ReturnType<typeof memoryCheckIns>, send: SendDoor) =>
	sendCheckIns(
		store,
		event,
		() => '',
		send,
		() => {}
	);
const states = async (store: ReturnType<typeof memoryCheckIns>) =>
	Object.entries(Object.groupBy(await store.all(), ({ state }) => state)).map(([state, some]) => [
		state,
		some.length
	]);

test('all that waits goes out, in batches', async () => {
	const store = memoryCheckIns(all(2 * mostInOne + 1));
	const { has, send } = aHub();
	expect([await run(store, send), has.size, await states(store)]).toEqual([
		null,
		2 * mostInOne + 1,
		[['sent', 2 * mostInOne + 1]]
	]);
});

test('where the answer is lost it still waits, and goes again until the hub names it', async () => {
	const store = memoryCheckIns(all(mostInOne + 5));
	const { has, send } = aHub(true);
	const troubles = [await run(store, send), await run(store, send), await run(store, send)];
	expect([troubles, has.size, await states(store)]).toEqual([
		['offline', 'offline', null],
		mostInOne + 5,
		[['sent', mostInOne + 5]]
	]);
});

test.each([
	[401, 'signed_out'],
	[403, 'not_team'],
	[404, 'not_team'],
	[500, 'hub']
])('an answer of %i is told as %s, and everything still waits', async (status, trouble) => {
	const store = memoryCheckIns(all(3));
	expect([await run(store, () => Promise.resolve({ status, answer: null })), await states(store)]).toEqual([
		trouble,
		[['waiting', 3]]
	]);
});

test('what the hub does not name waits, and what it refuses is put aside with the reason', () => {
	const [first, second, third] = all(3) as [Kept, Kept, Kept];
	const answer = { kept: ['id-0'], refused: [{ id: 'id-1', reason: 'badge_revoked' }], said: [], asOf: '' };
	expect(afterDoorAnswer([first, second, third], answer)).toEqual([
		{ ...first, state: 'sent' },
		{ ...second, state: 'refused', reason: 'badge_revoked' }
	]);
});
