import { open, readFile, stat } from 'node:fs/promises';
import {
	FolderRefused,
	importCourse,
	readDirectory,
	readZip,
	type RawFolder
} from '#courses/index.server.ts';
import { sentenceCode } from '#courses/index.ts';
import { system } from '#people/index.ts';
import { hubSettings, openHub } from './hub.ts';
import { withProgress } from './progress.ts';
import { sentenceOf } from './sentence.ts';
import { table } from './table.ts';

/** Whether a path is a course's folder or the zip of one, by what it is; a catalogue's file is neither. */
export async function isCourse(path: string): Promise<boolean> {
	const found = await stat(path).catch(() => null);
	if (!found) return false;
	if (found.isDirectory()) return true;
	const file = await open(path);
	try {
		const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
		return buffer.toString('latin1') === 'PK';
	} finally {
		await file.close();
	}
}

/** Makes a course what its folder says, or nothing; returns 1 when the folder was refused. Throws Refusal for the zip. */
export async function importCourseFrom(path: string): Promise<number> {
	const raw = (await stat(path)).isDirectory() ? await readDirectory(path) : readZip(await readFile(path));
	const hub = await openHub(hubSettings());
	try {
		const result = await withProgress(`Reading ${path}`, () => importOrRefuse(raw));
		if (result instanceof FolderRefused) {
			const rows = result.problems.map(({ file, path: place, code }) => {
				const sentence = sentenceCode(code);
				return [file, place, sentenceOf(sentence.code, sentence.details)];
			});
			console.log(table([['file', 'place', 'why it was refused'], ...rows]));
			console.log(
				`\nNothing was imported: mend the ${rows.length === 1 ? 'place' : `${rows.length} places`} above and run this again.`
			);
			return 1;
		}
		const { added, changed, unchanged, removed } = result;
		console.log(`${added} added, ${changed} changed, ${unchanged} as they were, ${removed} taken out.`);
		return 0;
	} finally {
		await hub.close();
	}
}

async function importOrRefuse(raw: RawFolder) {
	try {
		return await importCourse(system('command line'), raw, new Date());
	} catch (error) {
		if (error instanceof FolderRefused) return error;
		throw error;
	}
}
