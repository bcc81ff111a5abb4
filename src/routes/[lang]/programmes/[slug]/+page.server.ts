import { findSeries } from '#events/index.server.ts';
import { seriesPath } from '#events/index.ts';
import { displayLines, narrowed, narrowings } from '../lines.server.ts';
import { seriesToJsonLd } from './json-ld.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const page = await findSeries(actor, params.slug, language);
	const lines = await displayLines(page, { language, now });
	const { chosen, choices, shown } = narrowed(lines, url.searchParams, language);
	const { slug, year, text, centre, state, illustrative, kept } = page;
	return {
		...{ slug, year, text, centre, illustrative, kept, chosen, choices },
		draft: state === 'draft',
		total: lines.length,
		lines: shown,
		isNarrowed: narrowings.some((by) => chosen[by] !== null),
		jsonLd: seriesToJsonLd({ ...page, lines }, url.origin, seriesPath(language, slug))
	};
};
