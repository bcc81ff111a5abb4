import { importFile } from '#catalogue/index.server.ts';
import { system } from '#people/index.ts';
import { hubSettings, openHub } from './hub.ts';
import { withProgress } from './progress.ts';
import { sentenceOf } from './sentence.ts';
import { table } from './table.ts';

/** Brings a file's entries in, all of them or none; returns 1 when rows were refused. Throws Refusal for the file. */
export async function importEntries(file: string): Promise<number> {
	const hub = await openHub(hubSettings());
	try {
		const actor = system('command line');
		const result = await withProgress(`Reading ${file}`, (told) => importFile(actor, file, told));
		const { added, changed, unchanged, retired, refused } = result;
		if (refused.length > 0) {
			const rows = refused.flatMap(({ position, id, problems }) =>
				problems.map(({ path, code, details }) => [`${position}`, id ?? '', path, sentenceOf(code, details)])
			);
			console.log(table([['row', 'id', 'field', 'why it was refused'], ...rows]));
			console.log(
				`\nNothing was imported: mend the ${rows.length === 1 ? 'row' : 'rows'} above and run this again.`
			);
			return 1;
		}
		console.log(
			`${added} added, ${changed} changed, ${unchanged} as they were, ${retired} retired here and left so.`
		);
		if (added > 0) console.log('New entries wait for review at the desk.');
		return 0;
	} finally {
		await hub.close();
	}
}
