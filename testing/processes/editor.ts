import { sql } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import { disconnect, startPostgres, transaction } from '#platform/index.server.ts';

// A hub that writes one edit after the other and says each number once its transaction is committed, until killed.
const [directory = '', before = '0'] = process.argv.slice(2);
const postgres = await startPostgres(directory);
process.env['SERAI_DATABASE_URL'] = postgres.url;
for (let edit = Number(before) + 1; process.connected; edit++) {
	await transaction((tx) =>
		tx.execute(
			sql`insert into audit_line (id, act, thing, thing_id) values (${newId()}, 'edit', 'entry', ${String(edit)})
				on conflict do nothing`
		)
	);
	process.send?.(edit);
}
await disconnect();
await postgres.stop();
