/** Whole numbers from 0 to below `limit`, each as likely. */
export type Chance = (limit: number) => number;

/**
 * The same seed gives the same numbers, in every browser and on the server: sfc32 (Doty-Humphrey, PractRand), its state
 * filled by FNV-1a with murmur3's final mix, as for the catalogue's title keys. It is fair, not secret.
 */
export function chanceFrom(seed: string): Chance {
	let [a, b, c, counter] = [hash(seed, 0), hash(seed, 1), hash(seed, 2), 1];
	const next = () => {
		const t = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + t) | 0;
		return t >>> 0;
	};
	for (let i = 0; i < 15; i++) next();
	return (limit) => {
		// What is left over beyond the last full round would make small numbers likelier.
		const fair = 2 ** 32 - (2 ** 32 % limit);
		let drawn = next();
		while (drawn >= fair) drawn = next();
		return drawn % limit;
	};
}

/** Fisher–Yates, in Durstenfeld's form. */
export function shuffled<T>(list: readonly T[], chance: Chance): T[] {
	const all = [...list];
	for (let last = all.length - 1; last > 0; last--) {
		const other = chance(last + 1);
		[all[last], all[other]] = [all[other] as T, all[last] as T];
	}
	return all;
}

function hash(text: string, seed: number): number {
	let h = (0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0;
	return (h ^ (h >>> 16)) >>> 0;
}
