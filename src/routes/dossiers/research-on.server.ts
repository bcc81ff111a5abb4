import { dossierKinds, type DossierKind } from '#research/index.ts';
import type { SearchQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import type { Found } from '../found/found.ts';
import { foundByKey } from '../found/readers.server.ts';

export type ResearchOn = { recommendations: Found[]; counts: Record<DossierKind, number> };

const few = 4;

/** What research says under a filter of a place or an objective: a few recommendations, and how much else there is. */
export async function researchOn(
	filters: SearchQuery['filters'],
	{ language, now }: { language: string; now: Date }
): Promise<ResearchOn> {
	const { hits, counts } = await find(
		{
			...{ text: '', after: null, size: few, sort: 'newest' as const },
			filters: { ...filters, kind: ['recommendation'] }
		},
		{ now, language }
	);
	const keys = hits.map(({ key }) => key);
	const found = await foundByKey(keys, language, now);
	const count = (kind: DossierKind) => counts.of('kind', kind);
	return {
		recommendations: keys.flatMap((key) => found.get(key)?.found ?? []),
		counts: Object.fromEntries(dossierKinds.map((kind) => [kind, count(kind)])) as Record<DossierKind, number>
	};
}
