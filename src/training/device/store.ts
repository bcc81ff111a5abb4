import type { RefusedWire, Wire } from './wire.ts';

/** Where statements wait. `device`: they outlive the page; `memory`: they do not, so they are sent at once. */
export type Store = {
	keeps: 'device' | 'memory';
	/** Resolves when they are there to stay. */
	put: (statements: readonly Wire[]) => Promise<void>;
	waiting: () => Promise<Wire[]>;
	/** What the hub took in the last minutes: a page that it wrote just before does not say so yet. */
	taken: () => Promise<Wire[]>;
	refused: () => Promise<RefusedWire[]>;
	/** Some were taken, and some are put aside: both or neither. */
	settle: (taken: readonly string[], refused: readonly RefusedWire[]) => Promise<void>;
	/** The learner has exported them. */
	dropRefused: () => Promise<void>;
	close: () => void;
};

/** Longer than a page takes to come over a bad line. */
const takenMilliseconds = 10 * 60_000;

/** For a browser that keeps nothing, and for a team's look at a lesson. */
export function memoryStore(): Store {
	const waiting = new Map<string, Wire>();
	const aside = new Map<string, RefusedWire>();
	return {
		keeps: 'memory',
		put: (statements) => {
			for (const one of statements) waiting.set(one.id, one);
			return Promise.resolve();
		},
		waiting: () => Promise.resolve([...waiting.values()]),
		taken: () => Promise.resolve([]),
		refused: () => Promise.resolve([...aside.values()]),
		settle: (taken, refused) => {
			for (const id of taken) waiting.delete(id);
			for (const one of refused) {
				waiting.delete(one.id);
				aside.set(one.id, one);
			}
			return Promise.resolve();
		},
		dropRefused: () => Promise.resolve(aside.clear()),
		close: () => {}
	};
}

const stores = ['waiting', 'taken', 'refused'] as const;
type StoreName = (typeof stores)[number];
type TakenWire = Wire & { takenAt: number };

/** One database a person: whoever else signs in on the same phone neither sees nor sends what is in it. */
export const databaseOf = (person: string): string => `serai-log-${person}`;

/** Opens the person's own database on this device. Rejects where a browser has none, as in some private windows. */
export async function deviceStore(
	person: string,
	clock: () => Date,
	factory: IDBFactory = indexedDB
): Promise<Store> {
	const opening = factory.open(databaseOf(person), 2);
	opening.onupgradeneeded = () => {
		for (const name of stores)
			if (!opening.result.objectStoreNames.contains(name))
				opening.result.createObjectStore(name, { keyPath: 'id' });
	};
	const database = await result(opening);
	// Another tab with a newer page may need it.
	database.onversionchange = () => database.close();

	async function write(work: (store: (name: StoreName) => IDBObjectStore) => void): Promise<void> {
		const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
		work((name) => transaction.objectStore(name));
		await new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
		});
	}
	const all = <One>(name: StoreName) =>
		result(database.transaction(name).objectStore(name).getAll() as IDBRequest<One[]>);

	const old = (await all<TakenWire>('taken')).filter(({ takenAt }) => takenAt < +clock() - takenMilliseconds);
	if (old.length > 0) await write((store) => old.forEach(({ id }) => store('taken').delete(id)));

	return {
		keeps: 'device',
		put: (statements) =>
			write((store) => {
				for (const one of statements) store('waiting').put(one);
			}),
		waiting: () => all<Wire>('waiting'),
		taken: () => all<TakenWire>('taken'),
		refused: () => all<RefusedWire>('refused'),
		settle: (taken, refused) =>
			write((store) => {
				for (const id of taken) {
					const found = store('waiting').get(id) as IDBRequest<Wire | undefined>;
					found.onsuccess = () => {
						if (found.result) store('taken').put({ ...found.result, takenAt: +clock() });
						store('waiting').delete(id);
					};
				}
				for (const one of refused) {
					store('waiting').delete(one.id);
					store('refused').put(one);
				}
			}),
		dropRefused: () => write((store) => void store('refused').clear()),
		close: () => database.close()
	};
}

function result<Value>(request: IDBRequest<Value>): Promise<Value> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'));
		if ('onblocked' in request) request.onblocked = () => reject(new Error('blocked'));
	});
}
