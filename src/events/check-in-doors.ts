import type { CheckIn } from './check-in.ts';

/** A number from 0 to 1 by a seed (mulberry32): the same doors each time, for tests and the bench. */
export function chance(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const mint = (number: number): string => `0197b000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/**
 * Five phones without a network at the doors of three sessions: everybody is checked in at one or two doors, some leave, some
 * were a mistake that one phone takes back, clocks differ by up to an hour.
 */
export function doorsOfFivePhones(people: number, seed = 20270517): { phones: CheckIn[][]; all: CheckIn[] } {
	const random = chance(seed);
	const phones: CheckIn[][] = [[], [], [], [], []];
	let minted = 0;
	const say = (phone: number, participant: string, session: string, more: Partial<CheckIn>): CheckIn => {
		const one: CheckIn = {
			...{ id: mint(1_000_000 + minted++), participant, session, says: 'present' as const },
			at: new Date(Date.UTC(2027, 4, 17, 15, minted % 60) + (phone - 2) * 1_800_000).toISOString(),
			...{ by: `facilitator-${phone}`, badge: null, takesBack: [], language: 'en', ...more }
		};
		phones[phone]?.push(one);
		return one;
	};
	const door = () => Math.floor(random() * phones.length);
	for (let person = 0; person < people; person++)
		for (let session = 0; session < 3; session++) {
			const [who, where] = [mint(person), mint(500_000 + session)];
			const first = door();
			const came = say(first, who, where, {});
			if (random() < 0.3) say(door(), who, where, {});
			if (random() < 0.1) say(door(), who, where, { says: 'left' });
			if (random() < 0.05) say(first, who, where, { says: 'corrected', takesBack: [came.id] });
		}
	return { phones, all: phones.flat() };
}

/**
 * What a hub holds after the phones sent all they have, in batches, in an order of chance, some twice since the answer was lost,
 * and one of them by a file that another brought. Each id once, as the log has it.
 */
export function shuffledArrivals(phones: readonly CheckIn[][], seed: number): Map<string, CheckIn> {
	const random = chance(seed);
	const size = 1 + Math.floor(random() * 60);
	const batches = phones.flatMap((phone) =>
		Array.from({ length: Math.ceil(phone.length / size) }, (_, i) => phone.slice(i * size, (i + 1) * size))
	);
	const arrivals = [
		...batches,
		...batches.filter(() => random() < 0.2),
		phones[Math.floor(random() * 5)] ?? []
	];
	for (let i = arrivals.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[arrivals[i], arrivals[j]] = [arrivals[j] ?? [], arrivals[i] ?? []];
	}
	const hub = new Map<string, CheckIn>();
	for (const batch of arrivals) for (const one of batch) if (!hub.has(one.id)) hub.set(one.id, one);
	return hub;
}
