import { editionsToCount, recordOutcome } from '#network/index.server.ts';
import { system } from '#people/index.ts';
import { figuresOf, editionFacts } from '#training/index.server.ts';
import { phaseOf, type EditionId } from '#training/index.ts';
import type { EditionOutcome } from '#network/index.ts';

const actor = system('outcomes');

/**
 * Counts who was trained in the editions that came of partnerships, each once, when it is over. Who was in it is known to
 * `training`, whose figures name no group of fewer than five; `network` keeps those figures and sums them.
 */
export async function countOutcomes(now: Date): Promise<void> {
	for (const editionId of await editionsToCount()) {
		const edition = await editionFacts(editionId as EditionId);
		if (phaseOf(edition, now) !== 'over') continue;
		const figures = await figuresOf(actor, edition.slug, now);
		await recordOutcome(actor, outcomeFrom(editionId, figures), now);
	}
}

type Figures = Pick<Awaited<ReturnType<typeof figuresOf>>, 'enrolled' | 'did' | 'tables'>;

/** The figures of an edition as they are told everywhere: countries with a name, the others as what is left. */
export function outcomeFrom(editionId: string, { enrolled, did, tables }: Figures): EditionOutcome {
	const cells = tables.find(({ field }) => field === 'country')?.cells ?? [];
	return {
		editionId,
		people: enrolled,
		certified: enrolled === null ? null : did.participation,
		countries:
			enrolled === null
				? []
				: cells.flatMap(({ key, count }) =>
						key !== null && /^[A-Z]{2}$/u.test(key) ? [{ country: key, people: count }] : []
					)
	};
}
