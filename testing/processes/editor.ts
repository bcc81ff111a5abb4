import { correctEntry, findForEdit } from '#catalogue/index.server.ts';
import type { EntryId } from '#catalogue/index.ts';
import { disconnect, startPostgres } from '#platform/index.server.ts';
import { anEditor, anInput } from '../../src/catalogue/builders.server.ts';

// A hub in which an editor corrects one entry again and again, and says each number once it was told "saved", until killed.
const [directory = '', id = '', before = '0'] = process.argv.slice(2);
const postgres = await startPostgres(directory);
process.env['SERAI_DATABASE_URL'] = postgres.url;
const editor = anEditor();
let { revision } = await findForEdit(editor, id as EntryId);
for (let edit = Number(before) + 1; process.connected; edit++) {
	const input = anInput({ texts: { en: { title: `Edit ${edit}`, abstract: '' } } });
	({ revision } = await correctEntry(editor, id as EntryId, revision, input));
	process.send?.(edit);
}
await disconnect();
await postgres.stop();
