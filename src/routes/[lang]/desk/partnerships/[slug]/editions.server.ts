import { isEditor, type Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { courseNamed, editionsLed, openEdition } from '#training/index.server.ts';
import { runText } from '#training/index.ts';

/** The editions whose figures the actor may tell, and that are not linked yet: newest first. */
export async function editionsToLink(
	{ actor, language }: App.Locals,
	linked: readonly string[]
): Promise<{ value: string; label: string }[]> {
	const led = (await editionsLed(actor)).filter(
		({ id, state }) => state === 'published' && !linked.includes(id)
	);
	return Promise.all(
		led.slice(0, 200).map(async (edition) => {
			const { title } = await courseNamed(edition, language);
			return {
				value: edition.slug,
				label: `${title.text} – ${runText(edition, language)} (${edition.slug})`
			};
		})
	);
}

/** Its id, if the actor may tell its figures: editors may of all, others of those they lead or evaluate. */
export async function editionToLink(actor: Actor, slug: string): Promise<string> {
	if (slug === '') throw new Refusal('required', { field: 'edition' });
	const { id } = await openEdition(actor, isEditor(actor) ? 'see' : 'measure', slug.slice(0, 80));
	return id;
}
