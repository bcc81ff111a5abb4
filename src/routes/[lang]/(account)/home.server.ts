import { isRosteringStaff, worksHere, type Actor } from '#people/index.ts';
import { actorOf, type Cookie } from '#people/index.server.ts';
import { leadsEvents } from '#events/index.server.ts';
import { leadsOrWrites } from '#training/index.server.ts';

/** Whether the desk has anything for this person: by a role, in an edition's team, or as a course's author. */
export async function hasDesk(actor: Actor): Promise<boolean> {
	if (actor.kind !== 'person') return false;
	return worksHere(actor) || isRosteringStaff(actor) || (await leadsOrWrites(actor.id)) || leadsEvents(actor);
}

/** Where a person begins who was going nowhere else: at the desk, or at what they learn. */
export async function homeOf(actor: Actor, language: string): Promise<string> {
	return `/${language}/${(await hasDesk(actor)) ? 'desk' : 'learning'}`;
}

/** The same of who has just been given these cookies, and sends them with the next request only. */
export function homeWith(cookies: readonly Cookie[], language: string): Promise<string> {
	const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
	return actorOf(new Headers({ cookie })).then((actor) => homeOf(actor, language));
}
