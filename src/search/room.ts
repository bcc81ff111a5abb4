export type Numbers = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** The same array, or a longer copy when `needed` elements do not fit. */
export function withRoom<T extends Numbers>(array: T, needed: number): T {
	if (needed <= array.length) return array;
	const longer = new (array.constructor as new (length: number) => T)(Math.ceil(needed * 1.5) + 64);
	longer.set(array);
	return longer;
}
