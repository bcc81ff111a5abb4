/* eslint-disable svelte/prefer-svelte-reactivity -- each map is replaced whole, never changed */
import { v7 } from 'uuid';
import { attendanceOf, presenceIn, type Presence } from '../attendance.ts';
import { whoseBadge, type Expected } from '../badge.ts';
import {
	readBundle,
	type BadgeProblem,
	type CheckIn,
	type CheckInBundle,
	type CheckInSays
} from '../check-in.ts';
import type { HandedDoor, HandedPerson } from './check-in-handed.ts';
import {
	sendCheckIns,
	sendTo,
	type CheckInTrouble,
	type DoorAnswer,
	type SendDoor
} from './check-in-sending.ts';
import { deviceCheckIns, memoryCheckIns, type CheckInStore, type Kept } from './check-in-store.ts';

/** What a badge did. */
export type BadgeRead =
	| { done: 'present' | 'here_already'; person: HandedPerson }
	| { done: BadgeProblem; person: HandedPerson | null };

const listening = 20_000;

/**
 * The door on a device: what is said here is on the device before any network sees it, and goes out by itself. On the server it
 * shows what the hub knows.
 */
export class CheckInDevice {
	readonly handed: HandedDoor;
	/** All that this page knows was said, here or elsewhere. */
	said = $state.raw<ReadonlyMap<string, CheckIn>>(new Map());
	kept = $state.raw<ReadonlyMap<string, Kept>>(new Map());
	trouble = $state<CheckInTrouble | null>(null);
	keeps = $state<'device' | 'memory' | null>(null);
	/** Its page opens here without a network, too. */
	opensOffline = $state(false);
	/** When the hub last answered. */
	asOf = $state('');

	attendance = $derived(attendanceOf(this.said.values()));
	waiting = $derived([...this.kept.values()].filter(({ state }) => state === 'waiting').length);
	refused = $derived(
		[...this.kept.values()].filter((one) => one.state === 'refused' && one.kind === 'check_in')
	);

	#clock: () => Date;
	#send: SendDoor;
	#store: CheckInStore = memoryCheckIns();
	#opened: Promise<void> | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#failures = 0;
	#people: ReadonlyMap<string, Expected & HandedPerson>;

	constructor(handed: HandedDoor, clock: () => Date, send: SendDoor = sendTo(handed.path)) {
		this.handed = handed;
		this.#clock = clock;
		this.#send = send;
		this.asOf = handed.asOf;
		this.said = new Map(handed.said.map((one) => [one.id, one]));
		this.#people = new Map(handed.people.map((one) => [one.code, one]));
	}

	/** In the browser, once: reads what the device holds, and sends it. */
	async open(): Promise<void> {
		this.#opened ??= this.#openStore();
		await this.#opened;
		addEventListener('online', () => this.#sendSoon(0));
		addEventListener('pagehide', () => clearTimeout(this.#timer));
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') this.#sendSoon(0);
		});
		this.#sendSoon(0);
	}

	presence(participant: string, session: string): Presence {
		return presenceIn(this.attendance, participant, session);
	}

	/** Resolves when it is on the device. */
	async say(
		participant: string,
		session: string,
		says: CheckInSays,
		badge: string | null = null
	): Promise<void> {
		const one: CheckIn = {
			...{ id: v7(), participant, session, says, badge, at: this.#clock().toISOString() },
			by: this.handed.by,
			takesBack: says === 'corrected' ? this.presence(participant, session).standing : [],
			language: this.handed.language
		};
		await this.#keep([{ id: one.id, kind: 'check_in', one, state: 'waiting' }]);
	}

	/** Checks in whose badge it is. One that opens nothing is kept for who leads the event, and marks nobody. */
	async read(text: string, session: string): Promise<BadgeRead> {
		const answer = whoseBadge(text, this.handed.event.mark, this.#people);
		const person = this.handed.people.find(({ id }) => id === answer.participant) ?? null;
		if ('problem' in answer || person === null) {
			const reason = 'problem' in answer ? answer.problem : 'not_ours';
			const one = {
				...{ id: v7(), participant: answer.participant, session, reason },
				...{ at: this.#clock().toISOString(), by: this.handed.by }
			};
			await this.#keep([{ id: one.id, kind: 'refusal', one, state: 'waiting' }]);
			return { done: reason, person };
		}
		if (this.presence(person.id, session).state === 'present') return { done: 'here_already', person };
		await this.say(person.id, session, 'present', text.replace(/\s/gu, '').slice(0, 200));
		return { done: 'present', person };
	}

	/** All that this device knows and the hub may not, as a file for another one that has a network. */
	bundle(): CheckInBundle {
		const kept = [...this.kept.values()].filter(({ state }) => state !== 'sent');
		return {
			event: this.handed.event.id,
			checkIns: kept.flatMap((one) => (one.kind === 'check_in' ? [one.one] : [])),
			refusals: kept.flatMap((one) => (one.kind === 'refusal' ? [one.one] : []))
		};
	}

	/** Another device's file: what is new in it waits here as if it had been said here. Null: it is no such file. */
	async take(text: string): Promise<number | null> {
		const read = readBundle(parsed(text), this.handed.event.id);
		if (read === null) return null;
		const { checkIns, refusals } = read.bundle;
		const all: Kept[] = [
			...checkIns.map((one): Kept => ({ id: one.id, kind: 'check_in', one, state: 'waiting' })),
			...refusals.map((one): Kept => ({ id: one.id, kind: 'refusal', one, state: 'waiting' }))
		];
		const fresh = all.filter(({ id }) => !this.kept.has(id) && !this.said.has(id));
		await this.#keep(fresh);
		return fresh.length;
	}

	/** Everything of this event goes from this device. False: something waits here that the hub has not. */
	async forget(): Promise<boolean> {
		if (this.waiting > 0) return false;
		clearTimeout(this.#timer);
		await this.#store.drop();
		this.kept = new Map();
		return true;
	}

	async #openStore(): Promise<void> {
		this.#store = await deviceCheckIns(this.handed.event.id).catch(() => memoryCheckIns());
		this.keeps = this.#store.keeps;
		await this.#read();
	}

	async #read(): Promise<void> {
		const all = await this.#store.all();
		this.kept = new Map([...this.kept, ...all.map((one): [string, Kept] => [one.id, one])]);
		this.#hear(all.flatMap((one) => (one.kind === 'check_in' && one.state !== 'refused' ? [one.one] : [])));
	}

	#hear(some: readonly CheckIn[]): void {
		const fresh = some.filter(({ id }) => !this.said.has(id));
		if (fresh.length > 0)
			this.said = new Map([...this.said, ...fresh.map((one): [string, CheckIn] => [one.id, one])]);
	}

	async #keep(kept: Kept[]): Promise<void> {
		this.kept = new Map([...this.kept, ...kept.map((one): [string, Kept] => [one.id, one])]);
		this.#hear(kept.flatMap((one) => (one.kind === 'check_in' ? [one.one] : [])));
		await this.#opened;
		try {
			await this.#store.put(kept);
		} catch {
			// A full device: all that waits is held by the page, and goes out at once.
			this.#store = memoryCheckIns([...this.kept.values()]);
			this.keeps = 'memory';
		}
		this.#sendSoon(this.keeps === 'device' ? 1_000 : 0);
	}

	#sendSoon(milliseconds: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#sendNow(), milliseconds);
	}

	async #sendNow(): Promise<void> {
		const work = () =>
			sendCheckIns(
				this.#store,
				this.handed.event.id,
				() => this.asOf,
				this.#send,
				(answer) => this.#answered(answer)
			);
		const trouble = await ('locks' in navigator
			? navigator.locks.request(`serai-attendance-${this.handed.event.id}`, work)
			: work());
		await this.#readAgain();
		this.trouble = trouble;
		this.#failures = trouble === null ? 0 : this.#failures + 1;
		// Others may say something meanwhile; where there is trouble, less and less often.
		const pause = trouble === null ? listening : Math.min(120_000, 2_000 * 2 ** Math.min(this.#failures, 6));
		if (document.visibilityState === 'visible' || this.waiting > 0) this.#sendSoon(pause);
	}

	#answered(answer: DoorAnswer): void {
		this.asOf = answer.asOf;
		this.#hear(answer.said);
		// What the hub does not take is not so: the list shows it again as it was.
		const no = new Set(answer.refused.map(({ id }) => id));
		if (no.size > 0) this.said = new Map([...this.said].filter(([id]) => !no.has(id)));
	}

	async #readAgain(): Promise<void> {
		await this.#read().catch(() => null);
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
