import type { RefusedWire, Wire } from './wire.ts';

/** Where statements wait. `device`: they outlive the page; `memory`: they do not, so they are sent at once. */
export type Store = {
	keeps: 'device' | 'memory';
	/** Resolves when they are there to stay. */
	put: (statements: readonly Wire[]) => Promise<void>;
	waiting: () => Promise<Wire[]>;
	refused: () => Promise<RefusedWire[]>;
	/** Forgets some and puts some aside, both or neither. */
	settle: (forget: readonly string[], refused: readonly RefusedWire[]) => Promise<void>;
	/** The learner has exported them. */
	dropRefused: () => Promise<void>;
	close: () => void;
};

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
		refused: () => Promise.resolve([...aside.values()]),
		settle: (forget, refused) => {
			for (const id of forget) waiting.delete(id);
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

/** One database a person: whoever else signs in on the same phone neither sees nor sends what is in it. */
export const databaseOf = (person: string): string => `serai-log-${person}`;

/** Opens the person's own database on this device. Rejects where a browser has none, as in some private windows. */
export async function deviceStore(person: string, factory: IDBFactory = indexedDB): Promise<Store> {
	const opening = factory.open(databaseOf(person), 1);
	opening.onupgradeneeded = () => {
		opening.result.createObjectStore('waiting', { keyPath: 'id' });
		opening.result.createObjectStore('refused', { keyPath: 'id' });
	};
	const database = await result(opening);
	// Another tab with a newer page may need it.
	database.onversionchange = () => database.close();

	async function write(work: (waiting: IDBObjectStore, refused: IDBObjectStore) => void): Promise<void> {
		const transaction = database.transaction(['waiting', 'refused'], 'readwrite', { durability: 'strict' });
		work(transaction.objectStore('waiting'), transaction.objectStore('refused'));
		await new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
		});
	}
	const all = <One>(name: 'waiting' | 'refused') =>
		result(database.transaction(name).objectStore(name).getAll() as IDBRequest<One[]>);

	return {
		keeps: 'device',
		put: (statements) =>
			write((waiting) => {
				for (const one of statements) waiting.put(one);
			}),
		waiting: () => all<Wire>('waiting'),
		refused: () => all<RefusedWire>('refused'),
		settle: (forget, refused) =>
			write((waiting, aside) => {
				for (const id of forget) waiting.delete(id);
				for (const one of refused) {
					waiting.delete(one.id);
					aside.put(one);
				}
			}),
		dropRefused: () => write((_, aside) => void aside.clear()),
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
