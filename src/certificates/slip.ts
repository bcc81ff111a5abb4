import type { Kind } from './award.ts';
import type { Said } from './reading.ts';

/**
 * The small signed copy of a certificate that fits into the QR code: a JWS (RFC 7515, EdDSA) of the claims a stranger
 * asks about. One letter for each, since every byte makes the squares smaller.
 */
export type Slip = {
	/** The issuer's DID; the header's `kid` is a key of it. */
	i: string;
	/** The code. */
	c: string;
	/** Completion or participation. */
	k: 'c' | 'p';
	/** The holder. */
	n: string;
	/** What was taught, and the language that is written in. */
	t: string;
	l: string;
	/** From and until, the hours. */
	f?: string;
	u?: string;
	h?: number;
	/** Who taught. */
	o: string[];
	/** The second it was issued, since 1970. */
	d: number;
	/** Its place among the statuses. */
	s: number;
};

const longestTitle = 100;
const longestOrganisation = 60;

export function slipOf(said: Said & { statusIndex: number }): Slip {
	return {
		i: said.did,
		c: said.code,
		k: said.kind === 'completion' ? 'c' : 'p',
		n: said.holder,
		t: cut(said.title, longestTitle),
		l: said.language,
		...(said.startsOn && { f: said.startsOn }),
		...(said.endsOn && { u: said.endsOn }),
		...(said.hours && { h: said.hours }),
		o: said.organisations.slice(0, 4).map(({ name }) => cut(name, longestOrganisation)),
		d: said.issuedAt.getTime() / 1000,
		s: said.statusIndex
	};
}

/** The slip's claims in the form of all others; null when it is no slip. */
export function saidBySlip(payload: unknown): Said | null {
	if (typeof payload !== 'object' || payload === null) return null;
	const { i, c, k, n, t, l, f, u, h, o, d, s } = payload as Partial<Record<keyof Slip, unknown>>;
	if (![i, c, k, n, t, l].every(isText) || ![f, u].every((day) => day === undefined || isText(day)))
		return null;
	if (![d, s].every(Number.isSafeInteger) || !Array.isArray(o) || !o.every(isText)) return null;
	return {
		did: i as string,
		code: c as string,
		kind: (k === 'c' ? 'completion' : 'participation') satisfies Kind,
		holder: n as string,
		title: t as string,
		titles: { [l as string]: t as string },
		language: l as string,
		achievements: {},
		rules: {},
		organisations: (o as string[]).map((name) => ({ name, url: null })),
		startsOn: (f as string | undefined) ?? null,
		endsOn: (u as string | undefined) ?? null,
		hours: typeof h === 'number' ? h : null,
		evidenceUrl: null,
		issuedAt: new Date((d as number) * 1000),
		expiresAt: null,
		statusIndex: s as number
	};
}

/** The QR's link: its signed part is in the fragment, which no browser sends to a server. */
export function slipLink(publicUrl: string, slip: string): string {
	return `${publicUrl}/verify#${slip}`;
}

/** The slip in a link, in what was pasted, or in the bytes of one of our PDFs; null when there is none. */
export function slipIn(text: string): string | null {
	return /(?:^|#)\s*([\w-]{20,}\.[\w-]{20,}\.[\w-]{86})(?![\w-])/.exec(text)?.[1] ?? null;
}

function cut(text: string, most: number): string {
	const letters = [...text];
	return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
