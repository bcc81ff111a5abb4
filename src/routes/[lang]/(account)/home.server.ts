import { isRosteringStaff, worksHere } from '#people/index.ts';
import { actorOf, isInTeam, type Cookie } from '#people/index.server.ts';

/** Whether the desk has anything for whoever asks: by a role, in the team of an edition or event, or as a course's author. */
export async function hasDesk(headers: Headers): Promise<boolean> {
	const actor = await actorOf(headers);
	return actor.kind === 'person' && (worksHere(actor) || isRosteringStaff(actor) || isInTeam(headers));
}

/** Where a person begins who was going nowhere else: at the desk, or at what they learn. */
export async function homeOf(headers: Headers, language: string): Promise<string> {
	return `/${language}/${(await hasDesk(headers)) ? 'desk' : 'learning'}`;
}

/** The same of who has just been given these cookies, and sends them with the next request only. */
export function homeWith(cookies: readonly Cookie[], language: string): Promise<string> {
	const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
	return homeOf(new Headers({ cookie }), language);
}
