/** The documents of a term and its weight in each, from `from` to `until`. */
export type Postings = { docs: Uint32Array; weights: Uint8Array; from: number; until: number };
