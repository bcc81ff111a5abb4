import type { Cookies } from '@sveltejs/kit';
import { isZone } from '#catalogue/index.ts';
import { profileOf } from '#training/index.server.ts';
import type { EnrolmentId } from '#training/index.ts';
import { iAmCookie, readIAm } from './[lang]/i-am/iam.ts';

export const zoneCookie = 'zone';
export const zoneSeconds = 365 * 24 * 3600;

/** In which zone the reader lives: as they said, else that of their country, if it has one only; null: not known. */
export function readersZone(cookies: Pick<Cookies, 'get'>): string | null {
	const said = cookies.get(zoneCookie);
	if (said && isZone(said)) return said;
	const country = readIAm(cookies.get(iAmCookie))?.country;
	return country ? zoneOfCountry(country) : null;
}

/** The same of who is signed in: else that of the country they named when they enrolled. */
export async function learnersZone(
	cookies: Pick<Cookies, 'get'>,
	enrolment: EnrolmentId | null | undefined
): Promise<string | null> {
	const known = readersZone(cookies);
	if (known || !enrolment) return known;
	const { country } = await profileOf(enrolment);
	return country ? zoneOfCountry(country) : null;
}

type WithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined };

/** The zone of a country that has only one. */
export function zoneOfCountry(iso2: string): string | null {
	// Whoever would not say their country has none.
	if (!/^[A-Z]{2}$/.test(iso2)) return null;
	const zones = (new Intl.Locale('und', { region: iso2 }) as WithZones).getTimeZones?.() ?? [];
	return zones.length === 1 ? (zones[0] ?? null) : null;
}
