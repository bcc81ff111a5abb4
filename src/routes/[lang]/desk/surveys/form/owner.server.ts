import { organisationNames } from '#network/index.server.ts';
import { contributesTo, isEditor, type Actor } from '#people/index.ts';

/** Whose a new questionnaire or wave may be: an editor’s is the hub’s own. */
export async function ownersFor(actor: Actor, language: string): Promise<{ value: string; label: string }[]> {
	if (isEditor(actor)) return [];
	const names = await organisationNames(contributesTo(actor), language);
	return [...names].map(([value, { name }]) => ({ value, label: name }));
}

/** The owner that a form chose; null: the hub. */
export function ownerFrom(actor: Actor, chosen: string): string | null {
	if (isEditor(actor)) return null;
	const own = contributesTo(actor);
	return own.find((id) => id === chosen) ?? own[0] ?? null;
}
