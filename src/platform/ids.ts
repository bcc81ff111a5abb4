import { v7 } from 'uuid';

declare const brand: unique symbol;

/** A UUIDv7 that says whose it is, so that a person's id cannot stand where an entry's is meant. */
export type Id<Of extends string> = string & { readonly [brand]: Of };

/** Mints an id; a device may do so while offline, ids sort by the time they were made. */
export function newId<Of extends string>(): Id<Of> {
	return v7() as Id<Of>;
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Null when the text is no id: what comes from outside is never cast. */
export function idFrom<Of extends string>(text: string): Id<Of> | null {
	const lower = text.toLowerCase();
	return shape.test(lower) ? (lower as Id<Of>) : null;
}
