import type { BadgeProblem } from './check-in.ts';

/** What stands in the QR code of a badge; the mark is the hub's, made for exactly these. */
export type Badge = { event: string; code: string; number: number; mark: string };

/** The last ten signs of an event's id: enough to say that a badge is of another one. */
export function eventMark(eventId: string): string {
	return eventId.replaceAll('-', '').slice(-10);
}

/** What the hub signs. Without a dot, as its signing asks. `code`: the participant's, which says nothing about whose it is. */
export function badgeValue(eventId: string, code: string, number: number): string {
	return `serai-${eventMark(eventId)}-${code}-${number}`;
}

const shape = /^serai-([0-9a-f]{10})-([a-z0-9]{10})-([1-9]\d{0,3})\.([a-z2-7]{16})$/u;

/** Reads a badge, however a scanner or a hand wrote it; null: it is none of a hub's. Whether it is genuine is another question. */
export function readBadge(text: string): Badge | null {
	const found = shape.exec(text.slice(0, 200).replace(/\s/gu, '').toLowerCase());
	if (!found) return null;
	const [, event = '', code = '', number = '', mark = ''] = found;
	return { event, code, number: Number(number), mark };
}

/** In capitals a QR code needs fewer squares for it. */
export function badgeText(token: string): string {
	return token.toUpperCase();
}

/** As much of a participant as the door needs to know. */
export type Expected = {
	id: string;
	/** The participant's code. */
	code: string;
	withdrawn: boolean;
	/** Of the badge that is valid now; null: none was made. */
	badge: { number: number; mark: string } | null;
};

/**
 * Whose badge it is, by what the device knows of the event: no network, and no secret on the device. The hub looks again at
 * the mark when it hears of it.
 */
export function whoseBadge(
	text: string,
	event: string,
	byCode: ReadonlyMap<string, Expected>
): { participant: string } | { problem: BadgeProblem; participant: string | null } {
	const badge = readBadge(text);
	if (!badge) return { problem: 'not_a_badge', participant: null };
	if (badge.event !== event) return { problem: 'other_event', participant: null };
	const known = byCode.get(badge.code);
	if (!known) return { problem: 'not_ours', participant: null };
	if (known.badge === null || badge.number > known.badge.number)
		return { problem: 'not_ours', participant: null };
	// A forged one of an old number is told as an old one: it opens as little.
	if (badge.number < known.badge.number) return { problem: 'revoked', participant: known.id };
	if (badge.mark !== known.badge.mark) return { problem: 'not_ours', participant: null };
	return known.withdrawn ? { problem: 'withdrawn', participant: known.id } : { participant: known.id };
}
