import { importFile } from '#catalogue/index.server.ts';
import { hubSettings, openHub } from './hub.ts';
import { CommandProblem } from './problem.ts';
import { withProgress } from './progress.ts';
import { table } from './table.ts';

/** Brings a file's entries in; returns 1 when some were refused, which does not keep the others out. */
export async function importEntries(file: string): Promise<number> {
	const hub = await openHub(hubSettings());
	try {
		const actor = { kind: 'system', name: 'serai import' } as const;
		const result = await withProgress(`Importing ${file}`, (told) => importFile(actor, file, told));
		if (result.refused.length > 0) {
			console.log('\nNot imported:');
			console.log(table(result.refused.map(({ row, title, reason }) => [`${row}`, title, reason])));
			console.log('');
		}
		console.log(
			`${result.added} added, ${result.changed} changed, ${result.same} as they were, ${result.refused.length} refused.`
		);
		return result.refused.length > 0 ? 1 : 0;
	} catch (error) {
		if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code)
			throw new CommandProblem(`${file} could not be read: ${(error as Error).message}.`);
		throw error;
	} finally {
		await hub.close();
	}
}
