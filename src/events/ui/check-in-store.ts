import type { BadgeRefusal, CheckIn } from '../check-in.ts';

/** waiting: the hub has not said that it has it; refused: it said that it does not take it, and why. */
export type Standing = { state: 'waiting' | 'sent' | 'refused'; reason?: string };
export type KeptCheckIn = Standing & { id: string; kind: 'check_in'; one: CheckIn };
export type KeptRefusal = Standing & { id: string; kind: 'refusal'; one: BadgeRefusal };
export type Kept = KeptCheckIn | KeptRefusal;

/** Where what was said at the door lies. `device`: it outlives the page; `memory`: it does not, so it is sent at once. */
export type CheckInStore = {
	keeps: 'device' | 'memory';
	/** Resolves when they are there to stay. */
	put: (kept: readonly Kept[]) => Promise<void>;
	all: () => Promise<Kept[]>;
	/** Everything of this event goes. */
	drop: () => Promise<void>;
};

export function memoryCheckIns(before: readonly Kept[] = []): CheckInStore {
	const all = new Map(before.map((one) => [one.id, one]));
	return {
		keeps: 'memory',
		put: (kept) => {
			for (const one of kept) all.set(one.id, one);
			return Promise.resolve();
		},
		all: () => Promise.resolve([...all.values()]),
		drop: () => Promise.resolve(all.clear())
	};
}

/** One database an event: whoever of the team takes the phone next sends what waits in it; each says who it was. */
export async function deviceCheckIns(event: string, factory: IDBFactory = indexedDB): Promise<CheckInStore> {
	const name = `serai-attendance-${event}`;
	const opening = factory.open(name, 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore('kept', { keyPath: 'id' });
	const database = await result(opening);
	database.onversionchange = () => database.close();
	return {
		keeps: 'device',
		put: async (kept) => {
			const transaction = database.transaction('kept', 'readwrite', { durability: 'strict' });
			for (const one of kept) transaction.objectStore('kept').put(one);
			await new Promise<void>((resolve, reject) => {
				transaction.oncomplete = () => resolve();
				transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
			});
		},
		all: () => result(database.transaction('kept').objectStore('kept').getAll() as IDBRequest<Kept[]>),
		drop: async () => {
			database.close();
			await result(factory.deleteDatabase(name));
		}
	};
}

function result<Value>(request: IDBRequest<Value>): Promise<Value> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'));
		if ('onblocked' in request) request.onblocked = () => reject(new Error('blocked'));
	});
}
