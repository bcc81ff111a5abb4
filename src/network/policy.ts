import type { Actor } from '#people/index.ts';

/** Organisations are public; only editors, administrators and the hub itself write them. */
export function may(actor: Actor, act: 'see' | 'write'): boolean {
	if (act === 'see' || actor.kind === 'system') return true;
	return (
		actor.kind === 'person' && actor.roles.some(({ role }) => role === 'editor' || role === 'administrator')
	);
}
