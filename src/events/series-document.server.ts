import { organisationsById } from '#network/index.server.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { put, remove, type SearchDocument } from '#search/index.server.ts';
import { inArray } from 'drizzle-orm';
import type { SeriesLine } from './series-line.ts';
import type { Series, SeriesId } from './series.ts';
import { linesOfSeries, seriesOf } from './series.server.ts';
import { series } from './series-tables.server.ts';

export function seriesKey(id: string): string {
	return `programme:${id}`;
}

/** Brings the search to what anybody may read now: called by every command that changes a year or its lines. */
export async function putSeriesDocument(tx: Writer, facts: Series): Promise<void> {
	if (facts.state !== 'published') return remove(tx, [seriesKey(facts.id)]);
	const centre = (await organisationsById([facts.centreId], tx)).get(facts.centreId);
	await put(tx, [seriesToDocument(facts, await linesOfSeries(facts.id, tx), centre?.slug ?? null)]);
}

export function seriesToDocument(
	{ id, year, texts, updatedAt }: Pick<Series, 'id' | 'year' | 'texts' | 'updatedAt'>,
	lines: readonly Pick<SeriesLine, 'titles' | 'topics' | 'countries' | 'languages' | 'modality'>[],
	centre: string | null
): SearchDocument {
	const of = <Value>(values: readonly Value[]) => [...new Set(values)];
	const languages = of([...Object.keys(texts), ...lines.flatMap(({ titles }) => Object.keys(titles))]);
	return {
		key: seriesKey(id),
		texts: languages
			.map((language) => ({
				language,
				title: texts[language]?.title ?? '',
				body: [texts[language]?.foreword, ...lines.map(({ titles }) => titles[language])]
					.filter(Boolean)
					.join('\n')
			}))
			.filter(({ title, body }) => title !== '' || body !== ''),
		filters: [
			'kind:programme',
			...of(lines.flatMap(({ topics }) => topics)).map((one) => `topic:${one}`),
			...of(lines.flatMap(({ countries }) => countries.map(({ country }) => country))).map(
				(one) => `country:${one}`
			),
			...of(lines.flatMap((line) => line.languages)).map((one) => `language:${one}`),
			...of(lines.flatMap(({ modality }) => modality ?? [])).map((one) => `modality:${one}`),
			...(centre === null ? [] : [`provider:${centre}`])
		],
		periods: [{ from: new Date(`${year}-01-01T00:00:00Z`), until: new Date(`${year + 1}-01-01T00:00:00Z`) }],
		newestAt: updatedAt
	};
}

/** Puts years into the search once more; an id without one is taken out. */
export async function putSeriesAgain(ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await transaction(async (tx) => {
		const rows = await tx
			.select()
			.from(series)
			.where(inArray(series.id, [...new Set(ids)] as SeriesId[]))
			.orderBy(series.id)
			.for('update');
		for (const row of rows) await putSeriesDocument(tx, seriesOf(row));
		const here = new Set<string>(rows.map(({ id }) => id));
		await remove(tx, ids.filter((id) => !here.has(id)).map(seriesKey));
	});
}
