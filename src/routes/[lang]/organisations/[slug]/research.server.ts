import { dossierKinds, type DossierKind } from '#research/index.ts';
import { emptyQuery, find } from '#search/index.server.ts';
import type { Found } from '../../../found/found.ts';
import { foundByKey } from '../../../found/readers.server.ts';

export type ResearchOf = { newest: Found[]; counts: Record<DossierKind, number> };

const few = 4;

/** Projects, recommendations and practices of an organisation: how many, and the newest. */
export async function researchOf(
	slug: string,
	{ language, now }: { language: string; now: Date }
): Promise<ResearchOf> {
	const filters = { provider: [slug], kind: [...dossierKinds] };
	const asked = { ...emptyQuery(), size: few, sort: 'newest' as const, filters };
	const { hits, counts } = await find(asked, { now, language });
	const keys = hits.map(({ key }) => key);
	const found = await foundByKey(keys, language, now);
	const count = (kind: DossierKind) => counts.of('kind', kind);
	return {
		newest: keys.flatMap((key) => found.get(key)?.found ?? []),
		counts: Object.fromEntries(dossierKinds.map((kind) => [kind, count(kind)])) as Record<DossierKind, number>
	};
}
