import { contributesTo, isEditor, type Actor } from '#people/index.ts';
import type { EntryState } from './state.ts';

/**
 * see: read it; history: work on it at the desk, with who changed what; edit: correct, translate, change its runs; the
 * others are moves of its state.
 */
export const acts = [
	'see',
	'history',
	'edit',
	'propose',
	'publish',
	'confirm',
	'reject',
	'retire',
	'reopen',
	'restore',
	'merge'
] as const;
export type Act = (typeof acts)[number];

/** What a decision needs to know of an entry; `providers` are organisation ids. */
export type Governed = { state: EntryState; providers: readonly string[] };

/**
 * The ladder: editors and administrators (and the hub itself) may everything; contributors see whatever their
 * organisations provide, correct it, propose what waits, and take down what is published; everybody sees what is published.
 * `visibleTo` (visible.server.ts) is the same decision about seeing, for lists; a test holds the two together.
 */
export function may(actor: Actor, act: Act, entry: Governed): boolean {
	if (mayEverything(actor)) return true;
	const own = contributesTo(actor).some((organisation) => entry.providers.includes(organisation));
	if (act === 'see') return own || entry.state === 'published';
	if (act === 'history') return own;
	if (act === 'edit') return own && entry.state !== 'retired';
	// What is said of it is the provider's to take back, at once; the editors are told (`takenDown`).
	if (act === 'retire') return own && entry.state === 'published';
	return act === 'propose' && own;
}

/** An event that this hub runs says itself what it is: it is changed, cancelled and taken back there, and only confirmed here. */
export function isLockedFor(act: Act, entry: { heldHere: boolean }): boolean {
	return entry.heldHere && act !== 'see' && act !== 'history' && act !== 'confirm';
}

/** Adding needs somebody to add it for: a contributor's own organisation is among the providers. */
export function mayAdd(actor: Actor, providers: readonly string[]): boolean {
	return (
		mayEverything(actor) || contributesTo(actor).some((organisation) => providers.includes(organisation))
	);
}

/** Has somebody to add entries for. */
export function mayAddSome(actor: Actor): boolean {
	return mayEverything(actor) || contributesTo(actor).length > 0;
}

/** Sees the review queue and the whole desk. */
export function mayReview(actor: Actor): boolean {
	return mayEverything(actor);
}

export function mayEverything(actor: Actor): boolean {
	return actor.kind === 'system' || isEditor(actor);
}
