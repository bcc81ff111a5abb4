import type { Where } from '#research/index.ts';
import { NotFound } from '#platform/index.ts';
import { labelIn, region, regions } from '#vocabulary/index.ts';

/** A region of the address (`?region=143`), with its name; the world without one. Throws NotFound for one that is none. */
export function whereFrom(
	params: URLSearchParams,
	language: string
): { where: Where; region: string; name: string | null } {
	const asked = params.get('region') ?? '';
	if (asked === '') return { where: null, region: '', name: null };
	const found = region(asked);
	if (!found) throw new NotFound('region');
	return { where: { region: asked }, region: asked, name: labelIn(found.labels, language).text };
}

/** Every region, by name. */
export function regionOptions(language: string): { value: string; label: string }[] {
	const collator = new Intl.Collator(language);
	return regions
		.map(({ m49, labels }) => ({ value: m49, label: labelIn(labels, language).text }))
		.sort((a, b) => collator.compare(a.label, b.label));
}
