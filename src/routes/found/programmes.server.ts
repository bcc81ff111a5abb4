import { listSeries } from '#events/index.server.ts';
import { seriesPath } from '#events/index.ts';
import { m } from '#messages/messages.js';
import { visitor } from '#people/index.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import type { Found } from './found.ts';

/** Yearly programmes that everybody may see. */
export async function programmesFound(ids: string[], language: string): Promise<Map<string, Found>> {
	const locale = { locale: isUiLanguage(language) ? language : ('en' as const) };
	const years = await listSeries(visitor, language, { ids });
	return new Map(
		years.map(({ id, slug, year, title, centre, trainings, illustrative, updatedAt }) => [
			id,
			{
				...{
					id,
					slug,
					path: seriesPath(language, slug),
					illustrative,
					summary: null,
					publishedAt: updatedAt
				},
				title: { ...title, isTranslation: false },
				line: [String(year), centre.name, m.programmes_trainings({ count: trainings }, locale)].join(' · ')
			}
		])
	);
}
