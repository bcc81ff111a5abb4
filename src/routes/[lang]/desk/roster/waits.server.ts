import { m } from '#messages/messages.js';
import { countToVet } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import type { Waiting } from '../waits.server.ts';

/** Profiles that wait to be vetted, for who keeps the roster. */
export async function rosterWaits(actor: Actor): Promise<Waiting[]> {
	const count = await countToVet(actor);
	if (count === 0) return [];
	const name = m.experts_desk_waits({ count });
	return [{ count, name, path: 'roster', details: [m.experts_desk_waits_detail()] }];
}
