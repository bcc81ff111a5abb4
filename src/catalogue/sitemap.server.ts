import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import type { Kind } from './kind.ts';

/** Well under the 50,000 addresses and 50 MB that sitemaps.org allows a part, with six languages each. */
export const sitemapPartSize = 5000;

export type SitemapPart = { number: number; lastChangedAt: Date };
export type SitemapLine = { slug: string; kind: Kind; updatedAt: Date };

/** The parts of the sitemap, from 1, each with its latest change. */
export async function sitemapParts(size = sitemapPartSize): Promise<SitemapPart[]> {
	const { rows } = await db.execute<{ number: number; changed: string }>(
		sql`select number, max(updated_at) as changed
			from (select updated_at, ((row_number() over (order by id) - 1) / ${size})::int + 1 as number
				from entry where state = 'published') numbered
			group by number order by number`
	);
	return rows.map(({ number, changed }) => ({ number, lastChangedAt: new Date(changed) }));
}

/** The public entries of one part; empty beyond the last. */
export async function sitemapPart(number: number, size = sitemapPartSize): Promise<SitemapLine[]> {
	const { rows } = await db.execute<{ slug: string; kind: Kind; updated_at: string }>(
		sql`select slug, kind, updated_at from entry where state = 'published'
			order by id limit ${size} offset ${(number - 1) * size}`
	);
	return rows.map(({ slug, kind, updated_at }) => ({ slug, kind, updatedAt: new Date(updated_at) }));
}
