import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/platform/migrations.server.ts';
import { startPostgres } from '../../src/platform/postgres.server.ts';

let directory = '';
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-acknowledged-'));
	const postgres = await startPostgres(directory);
	await migrate(postgres.url, join(import.meta.dirname, '../../migrations'));
	await postgres.stop();
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('thirty hubs killed with -9 in the middle of edits lose none that was acknowledged', async () => {
	let acknowledged = 0;
	for (let round = 0; round < 30; round++) {
		const editor = fork(join(import.meta.dirname, 'editor.ts'), [directory, String(acknowledged)], {
			execArgv: []
		});
		editor.on('message', (edit: number) => (acknowledged = edit));
		await once(editor, 'message');
		await new Promise((resolve) => setTimeout(resolve, 20 + ((round * 37) % 200)));
		editor.kill('SIGKILL');
		await once(editor, 'close');
	}
	const postgres = await startPostgres(directory);
	const client = new pg.Client({ connectionString: postgres.url });
	await client.connect();
	const { rows } = await client.query<{ edits: string[] }>(
		"select array_agg(thing_id order by thing_id::int) as edits from audit_line where act = 'edit'"
	);
	await client.end();
	await postgres.stop();
	const kept = new Set(rows[0]?.edits.map(Number));
	const lost = Array.from({ length: acknowledged }, (_, i) => i + 1).filter((edit) => !kept.has(edit));
	expect({ lost, some: acknowledged > 300 }).toEqual({ lost: [], some: true });
});
