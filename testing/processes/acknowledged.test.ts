import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addEntry, history } from '#catalogue/index.server.ts';
import type { EntryId } from '#catalogue/index.ts';
import { disconnect } from '#platform/index.server.ts';
import { anEditor, anInput } from '../../src/catalogue/builders.server.ts';
import { migrate } from '../../src/platform/migrations.server.ts';
import { startPostgres } from '../../src/platform/postgres.server.ts';

let directory = '';
let id: EntryId;
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-acknowledged-'));
	await withDatabase(async (url) => {
		await migrate(url, join(import.meta.dirname, '../../migrations'));
		({ id } = await addEntry(anEditor(), anInput()));
	});
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
	const postgres = await startPostgres(directory);
	process.env['SERAI_DATABASE_URL'] = postgres.url;
	try {
		return await work(postgres.url);
	} finally {
		await disconnect();
		await postgres.stop();
	}
}

// Half a minute where the machine is ours alone.
const enough = { timeout: 400_000 };

test(
	'thirty hubs killed with -9 in the middle of edits lose none that was acknowledged',
	enough,
	async () => {
		let acknowledged = 0;
		for (let round = 0; round < 30; round++) {
			const editor = fork(join(import.meta.dirname, 'editor.ts'), [directory, id, String(acknowledged)], {
				execArgv: []
			});
			editor.on('message', (edit: number) => (acknowledged = edit));
			await once(editor, 'message');
			await new Promise((resolve) => setTimeout(resolve, 20 + ((round * 37) % 200)));
			editor.kill('SIGKILL');
			await once(editor, 'close');
		}
		const kept = await withDatabase(async (url) => {
			expect((await history(anEditor(), id)).length).toBeGreaterThan(60);
			const client = new pg.Client({ connectionString: url });
			await client.connect();
			const { rows } = await client.query<{ fields: string }>(
				'select fields::text as fields from entry_change'
			);
			await client.end();
			return new Set(
				rows.flatMap(({ fields }) => [...fields.matchAll(/Edit (\d+)/g)].map(([, n]) => Number(n)))
			);
		});
		const lost = Array.from({ length: acknowledged }, (_, i) => i + 1).filter((edit) => !kept.has(edit));
		expect({ lost, some: acknowledged > 60 }).toEqual({ lost: [], some: true });
	}
);
