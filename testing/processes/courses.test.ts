import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serai, startHub, type RunningHub } from '../hub.ts';

const folder = join(import.meta.dirname, '../../content/courses/entrepreneurship-for-migrants-and-refugees');
const key = 'entrepreneurship-for-migrants-and-refugees';
let directory = '';
let hub: RunningHub;
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-courses-'));
	hub = await startHub({ env: { HUB_DEMO: '0' } });
});
afterAll(async () => {
	await hub.stop();
	await rm(directory, { recursive: true, force: true });
});
const run = (...given: string[]) => serai(given, { HUB_DATA: hub.dataDirectory });
const filesIn = async (root: string) =>
	(await readdir(root, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
		.sort();

test('a course goes in as a folder and comes out as one, and as a zip, the same each time', async () => {
	// Who gives it is not in an empty hub.
	const given = join(directory, 'given');
	await cp(folder, given, { recursive: true });
	const course = await readFile(join(given, 'course.yaml'), 'utf8');
	await writeFile(
		join(given, 'course.yaml'),
		course.replace(/^providers:.*(\n {2,}- .*)*$/mu, 'providers: []')
	);

	const first = await run('import', given);
	expect([first.code, first.output]).toEqual([
		0,
		expect.stringMatching(/\d+ added, 0 changed, 0 as they were, 0 taken out\./)
	]);
	const again = await run('import', given);
	expect(again.output).toMatch(/0 added, 0 changed, \d+ as they were, 0 taken out\./);

	const out = join(directory, 'out');
	expect((await run('export', key, out)).code).toBe(0);
	const zip = join(directory, 'out.zip');
	expect((await run('export', key, zip)).code).toBe(0);
	expect((await run('import', zip)).output).toMatch(/0 added, 0 changed, \d+ as they were, 0 taken out\./);
	const second = join(directory, 'second');
	await run('import', out);
	await run('export', key, second);
	expect(await filesIn(second)).toEqual(await filesIn(out));
	for (const file of await filesIn(out))
		expect(Buffer.compare(await readFile(join(second, file)), await readFile(join(out, file))), file).toBe(0);
	expect((await run('export', key, out)).output).toBe(
		`${out} is there already, and is not overwritten. Name another one.\n`
	);
});

test('a folder with mistakes is refused whole, each place told', async () => {
	const broken = join(directory, 'broken');
	await cp(folder, broken, { recursive: true });
	const [lesson = ''] = (await filesIn(broken)).filter((file) => file.endsWith('/en.md'));
	await writeFile(join(broken, lesson), 'no front matter');
	const { code, output } = await run('import', broken);
	expect(code).toBe(1);
	expect(output).toContain(`${lesson}`);
	expect(output).toContain('The file must begin with front matter');
	expect(output).toContain('Nothing was imported');
});

test('what is no course, and no zip, is told', async () => {
	const file = join(directory, 'half.zip');
	await writeFile(file, 'PK half of one');
	expect(await run('import', file)).toEqual({
		code: 1,
		output: 'This is not a whole zip file. Pack the folder anew and send it again.\n'
	});
	expect(await run('export', 'nothing', join(directory, 'nothing'))).toEqual({
		code: 1,
		output: 'There is no course "nothing" here. Its key stands in the address of its page at the desk.\n'
	});
	expect((await run('export', '--help')).output).toContain('npx serai export COURSE-KEY FILE.zip');
});
