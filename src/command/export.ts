import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { courseIdOf, exportCourse, writeDirectory, zipOf } from '#courses/index.server.ts';
import { system } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { hubSettings, openHub } from './hub.ts';
import { CommandProblem } from './problem.ts';

/** Writes a course as a folder, or as the zip of one. Throws CommandProblem when something stands there already. */
export async function exportTo(key: string, path: string): Promise<void> {
	const zipped = path.toLowerCase().endsWith('.zip');
	if (existsSync(path) && (zipped || (await readdir(path).catch(() => ['a file'])).length > 0))
		throw new CommandProblem(`${path} is there already, and is not overwritten. Name another one.`);
	if (!existsSync(dirname(path))) throw new CommandProblem(`There is no directory ${dirname(path)}.`);
	const hub = await openHub(hubSettings());
	try {
		const raw = await exportCourse(system('command line'), await idOf(key));
		if (zipped) await writeFile(path, zipOf(raw));
		else {
			await mkdir(path, { recursive: true });
			await writeDirectory(path, raw);
		}
		console.log(`${path}: ${raw.size} files. Import it with: npx serai import ${path}`);
	} finally {
		await hub.close();
	}
}

async function idOf(key: string) {
	try {
		return await courseIdOf(key);
	} catch (error) {
		if (!(error instanceof NotFound)) throw error;
		throw new CommandProblem(
			`There is no course "${key}" here. Its key stands in the address of its page at the desk.`
		);
	}
}
