import { sql } from 'drizzle-orm';
import { test } from 'vitest';
import { visitor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { findEntry, loadDemonstration, summaries, catalogueNumbers, deskNumbers, reviewQueue } from './index.server.ts';
import { anEditor } from './builders.server.ts';
useDatabase();
test('speed', async () => {
	await loadDemonstration();
	const { rows } = await db.execute<{ id: string; slug: string }>(sql`select id, slug from entry where state='published'`);
	const now = new Date();
	const measure = async (name: string, n: number, f: (i: number) => Promise<unknown>) => {
		for (let i = 0; i < 30; i++) await f(i);
		const c = process.cpuUsage(), t = performance.now();
		for (let i = 0; i < n; i++) await f(i);
		const u = process.cpuUsage(c);
		console.log(name, 'cpu ms', ((u.user + u.system) / 1000 / n).toFixed(2), 'wall', ((performance.now() - t) / n).toFixed(2));
	};
	await measure('summaries20', 300, (i) => summaries(rows.slice(i % 300, (i % 300) + 20).map((r) => r.id), 'es', now));
	await measure('findEntry', 500, (i) => findEntry(visitor, rows[i % rows.length]!.slug, 'es', now));
	await measure('numbers', 50, () => catalogueNumbers(now));
	const e = anEditor();
	await measure('desk', 20, () => deskNumbers(e));
	await measure('queue', 20, () => reviewQueue(e, {}, 'en', now));
}, 60000);
