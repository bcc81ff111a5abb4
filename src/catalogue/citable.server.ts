import { eq, sql } from 'drizzle-orm';
import { organisationNames } from '#network/index.server.ts';
import { db } from '#platform/index.server.ts';
import { originalOf, type Citable } from './citable.ts';
import type { EntryId } from './entry.ts';
import { providersOf, textsOf } from './facts.server.ts';
import { entry } from './tables.server.ts';

/** Resources as they are cited, in the order given; what is another kind, or not published, is left out. Two queries. */
export async function citables(ids: readonly EntryId[], language: string): Promise<Citable[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.select({
			id: entry.id,
			slug: entry.slug,
			type: entry.type,
			authors: entry.authors,
			year: entry.year,
			doi: entry.doi,
			url: entry.url,
			urlLevel: entry.urlLevel,
			rights: entry.rights,
			texts: textsOf,
			providers: providersOf
		})
		.from(entry)
		.where(
			sql`entry.id = any(${sql.param([...ids])}::uuid[]) and ${eq(entry.kind, 'resource')} and ${eq(entry.state, 'published')}`
		);
	const names = await organisationNames([...new Set(rows.flatMap(({ providers }) => providers))], language);
	const byId = new Map(rows.map((row) => [row.id, row]));
	return ids.flatMap((id) => {
		const row = byId.get(id);
		if (!row) return [];
		const { texts, urlLevel, providers, ...plain } = row;
		return [
			{
				...plain,
				...originalOf(texts),
				url: urlLevel === 'item' ? row.url : null,
				providers: providers.flatMap((one) => names.get(one)?.name ?? [])
			}
		];
	});
}
