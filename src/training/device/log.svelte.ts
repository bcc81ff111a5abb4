import { v7 } from 'uuid';
import type { Json, Statement, Verb } from '#records/player.ts';
import { bytesWhenLeaving, nextBatch, pause, strangers, type Trouble } from './queue.ts';
import { bodyOf, sendToHub, sendWaiting, type Send } from './sending.ts';
import { deviceStore, memoryStore, type Store } from './store.ts';
import { fromWire, toWire, type RefusedWire } from './wire.ts';

export type Said = { attempt?: string | null; value?: Json | null };
type Setting = {
	/** Null: somebody of the team looks at the lesson; nothing is kept and nothing is sent. */
	person: string | null;
	registration: string;
	language: string;
	clock: () => Date;
	send?: Send;
};

/**
 * The device's side of a learner's log. What is done here is in `statements` at once, on the device before any network
 * sees it, and forgotten by the device when the hub says that it has it.
 */
export class DeviceLog {
	/** All that this page has seen of the device's: done here, in another tab, or on an earlier visit. */
	statements = $state.raw<readonly Statement[]>([]);
	waiting = $state.raw<readonly string[]>([]);
	refused = $state.raw<readonly RefusedWire[]>([]);
	trouble = $state<Trouble | null>(null);
	keeps = $state<'device' | 'memory' | null>(null);
	/** How often the hub has taken something: a page that waits for its answer watches it. */
	taken = $state(0);

	#setting: Setting;
	#store: Store = memoryStore();
	#opened: Promise<void> | null = null;
	#flushes: (() => void)[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#failures = 0;
	#tabs: BroadcastChannel | null = null;

	constructor(setting: Setting) {
		this.#setting = setting;
	}

	/** In the browser, once: reads what waits, and sends it. Gives back what undoes it. */
	open(): () => void {
		const { person } = this.#setting;
		this.#opened ??= this.#openStore();
		const leave = (): void => this.#leave();
		const settle = (): void => this.#flush();
		const hide = (): void => {
			if (document.visibilityState === 'hidden') leave();
		};
		const online = (): void => this.#sendSoon(0);
		// Before the next page is asked for: it reads what is on the device by then.
		addEventListener('beforeunload', settle);
		// And once a click is done, not when it begins: what is said may move the page under the pointer.
		document.addEventListener('click', settle, { capture: true });
		addEventListener('pagehide', leave);
		addEventListener('online', online);
		document.addEventListener('visibilitychange', hide);
		if (person !== null && 'BroadcastChannel' in globalThis) {
			this.#tabs = new BroadcastChannel(`serai-log-${person}`);
			this.#tabs.onmessage = () => void this.#read();
		}
		return () => {
			removeEventListener('beforeunload', settle);
			document.removeEventListener('click', settle, { capture: true });
			removeEventListener('pagehide', leave);
			removeEventListener('online', online);
			document.removeEventListener('visibilitychange', hide);
			clearTimeout(this.#timer);
			this.#tabs?.close();
			this.#store.close();
		};
	}

	/** Says that something was done. Resolves when it is on the device. */
	async say(verb: Verb, object: string, { attempt = null, value = null }: Said = {}): Promise<void> {
		const { registration, language, clock, person } = this.#setting;
		const statement: Statement = {
			id: v7() as Statement['id'],
			registration: registration as Statement['registration'],
			...{ verb, object, attempt, value, language },
			happenedAt: clock(),
			storedAt: null,
			flags: []
		};
		this.statements = [...this.statements, statement];
		if (person === null) return;
		this.waiting = [...this.waiting, statement.id];
		await this.#opened;
		await this.#put([statement]);
		this.#tabs?.postMessage('changed');
		this.#sendSoon(this.keeps === 'device' ? 1_000 : 0);
	}

	/** What is still being typed is said when one turns to something else, or the page goes. Gives back what takes the promise back. */
	beforeLeaving(flush: () => void): () => void {
		this.#flushes.push(flush);
		return () => (this.#flushes = this.#flushes.filter((one) => one !== flush));
	}

	async dropRefused(): Promise<void> {
		await this.#store.dropRefused();
		await this.#read();
	}

	async #openStore(): Promise<void> {
		const { person, clock } = this.#setting;
		if (person === null) return;
		this.#store = await deviceStore(person, clock).catch(() => memoryStore());
		this.keeps = this.#store.keeps;
		await this.#read();
		if (this.waiting.length > 0) this.#sendSoon(0);
	}

	async #put(statements: Statement[]): Promise<void> {
		const wires = statements.map(toWire);
		try {
			await this.#store.put(wires);
		} catch {
			// A full device: what it has keeps its place, what is new waits in memory and goes out at once.
			const before = await this.#store.waiting().catch(() => []);
			this.#store = memoryStore();
			this.keeps = 'memory';
			await this.#store.put([...before, ...wires]);
		}
	}

	async #read(): Promise<void> {
		// Read in this order, nothing is missed that is taken meanwhile.
		const [waiting, taken] = [await this.#store.waiting(), await this.#store.taken()];
		const refused = await this.#store.refused();
		const both = [...waiting, ...strangers(taken, waiting)];
		const fresh = strangers(both, this.statements).map(fromWire);
		if (fresh.length > 0) this.statements = [...this.statements, ...fresh];
		this.waiting = waiting.map(({ id }) => id);
		this.refused = refused;
	}

	#sendSoon(milliseconds: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#send(), milliseconds);
	}

	/** One tab at a time: the next finds nothing left to send. */
	async #send(): Promise<void> {
		const { person, send = sendToHub } = this.#setting;
		if (person === null) return;
		const before = this.waiting.length;
		const work = (): Promise<Trouble | null> => sendWaiting(this.#store, person, send);
		const trouble = await ('locks' in navigator
			? navigator.locks.request(`serai-send-${person}`, work)
			: work());
		await this.#read();
		this.trouble = trouble;
		if (this.waiting.length < before) {
			this.taken++;
			this.#tabs?.postMessage('changed');
		}
		this.#failures = trouble === null ? 0 : this.#failures + 1;
		if (trouble !== null) this.#sendSoon(pause(this.#failures, Math.random()));
		else if (this.waiting.length > 0) this.#sendSoon(1_000);
	}

	#flush(): void {
		for (const flush of this.#flushes) flush();
	}

	#leave(): void {
		this.#flush();
		const { person, send = sendToHub } = this.#setting;
		if (person === null || this.waiting.length === 0) return;
		const wires = this.statements.filter(({ id }) => this.waiting.includes(id)).map(toWire);
		const batch = nextBatch(wires, undefined, bytesWhenLeaving);
		// Not forgotten by this: the answer may come too late to be heard, and sending twice does no harm.
		void send(bodyOf(person, batch), { keepalive: true }).catch(() => null);
	}
}
