import type { Actor } from './actor.ts';
export async function actorOf(_headers: Headers): Promise<Actor> {
	return { kind: 'visitor' };
}
