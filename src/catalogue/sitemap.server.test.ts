import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { anEntry } from './builders.server.ts';
import { sitemapPart, sitemapParts } from './sitemap.server.ts';

useDatabase();

test('every public entry stands in exactly one part, and drafts in none', async () => {
	const published = [await anEntry(), await anEntry(), await anEntry()];
	await anEntry({ state: 'draft', publishedAt: null });
	const parts = await sitemapParts(2);
	expect(parts.map(({ number }) => number)).toEqual([1, 2]);
	const lines = [...(await sitemapPart(1, 2)), ...(await sitemapPart(2, 2))];
	expect(lines.map(({ slug }) => slug).sort()).toEqual(published.map(({ slug }) => slug).sort());
	expect(await sitemapPart(3, 2)).toEqual([]);
});
