import type { Actor, Person } from '#people/index.ts';
import { Forbidden, Refusal } from '#platform/index.ts';

/** Who takes part: somebody with an account. Throws Forbidden for others. */
export function personOf(actor: Actor): Person {
	if (actor.kind !== 'person') throw new Forbidden('discussion.write');
	return actor;
}

/** Throws Refusal with the field that a rule's code is about; null: nothing is wrong. */
export function refuseText(field: string, code: string | null, most: number): void {
	if (code) throw new Refusal(code, { field, most });
}
