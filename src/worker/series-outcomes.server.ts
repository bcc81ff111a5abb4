import { linesToCount, recordLineOutcome } from '#events/index.server.ts';
import type { LineOutcome } from '#events/index.ts';
import { system } from '#people/index.ts';
import { editionFacts, figuresOf } from '#training/index.server.ts';
import { phaseOf, type EditionId } from '#training/index.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'worker.countSeriesEditions': Record<string, never>;
	}
}

const actor = system('outcomes');

/** Editions in centres' years, each counted once, when it is over: `training` knows who was in it, `events` keeps the year. */
export async function countSeriesEditions(now: Date): Promise<void> {
	for (const { id, editionId } of await linesToCount()) {
		if (editionId === null) continue;
		const edition = await editionFacts(editionId as EditionId);
		if (phaseOf(edition, now) !== 'over') continue;
		const figures = await figuresOf(actor, edition.slug, now);
		await recordLineOutcome(lineOutcomeFrom(id, figures), now);
	}
}

type Figures = Pick<Awaited<ReturnType<typeof figuresOf>>, 'enrolled' | 'did' | 'tables'>;

/**
 * An edition's figures as they are told everywhere. Who enrolled was selected; who began attended. Only what is told of
 * everybody is told by country and gender.
 */
export function lineOutcomeFrom(
	lineId: LineOutcome['lineId'],
	{ enrolled, did, tables }: Figures
): LineOutcome {
	const told = enrolled !== null;
	return {
		...{ lineId, nominated: null, selected: enrolled },
		attended: told ? did.begun : null,
		certified: told ? did.participation : null,
		cells: told
			? (['country', 'gender'] as const).flatMap((dimension) =>
					(tables.find(({ field }) => field === dimension)?.cells ?? []).flatMap(({ key, count }) =>
						key === null || key === ''
							? []
							: [{ measure: 'selected' as const, dimension, key, people: count }]
					)
				)
			: []
	};
}
