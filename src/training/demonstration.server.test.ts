import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { loadDemonstration } from '#catalogue/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { loadTrainingDemonstration } from './demonstration.server.ts';

useDatabase();
let directory: string;
const before = process.env['HUB_DATA'];

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-demo-'));
	process.env['HUB_DATA'] = directory;
});
afterAll(async () => {
	if (before === undefined) delete process.env['HUB_DATA'];
	else process.env['HUB_DATA'] = before;
	await rm(directory, { recursive: true });
});

test('the demonstration course is whole in every language it says it has, and is loaded once', async () => {
	await loadDemonstration();
	await loadTrainingDemonstration();
	await loadTrainingDemonstration();
	const { rows: editions } = await db.execute<{ past: number; open: number }>(sql`
		select count(*) filter (where version_id is null)::int as past, count(*) filter (where version_id is not null)::int as open from edition`);
	expect(editions).toEqual([{ past: 12, open: 3 }]);
	const { rows: missing } = await db.execute<{ key: string; language: string }>(sql`
		select i.key, language from course c, unnest(c.languages) as language, course_item i
		where i.course_id = c.id and i.kind <> 'quiz' and not exists
			(select from item_rendering r where r.item_id = i.id and r.language = language.language and r.state = 'ready')`);
	expect(missing).toEqual([]);
}, 60_000);
