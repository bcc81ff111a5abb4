import type { RequestEvent } from '@sveltejs/kit';
import { lookAtPlans } from '#events/index.server.ts';

/** The cookie of a participant's personal link, one for each event. */
export const planCookie = (slug: string): string => `plan-${slug.replace(/[^a-z0-9-]/gu, '').slice(0, 80)}`;

/** Who looks at the plans of this event: by their account, or by the link that they came with. */
export function lookHere({
	locals,
	cookies,
	params
}: Pick<RequestEvent, 'locals' | 'cookies'> & { params: { slug: string } }) {
	return lookAtPlans(locals.actor, params.slug, cookies.get(planCookie(params.slug)) ?? null);
}

/** '3' of an address; 0, which no plan has, for what is no number. */
export function numberOf(text: string): number {
	return /^[1-9]\d{0,5}$/u.test(text) ? Number(text) : 0;
}
