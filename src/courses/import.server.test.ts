import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system, visitor } from '#people/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aFolder } from './builders.server.ts';
import type { CourseId } from './content.ts';
import { courseFacts, readWritten } from './course.server.ts';
import { exportCourse, zipOf } from './export.server.ts';
import { readDirectory, readZip, type RawFolder } from './folder-files.server.ts';
import { hasCourse, importCourse, type FolderRefused } from './import.server.ts';
import { findVersion, freezeCourse } from './version.server.ts';

useDatabase();
const hub = system('test');
const now = new Date('2027-01-10T10:00:00Z');
const course = '01990000-0000-7000-8000-000000000001' as CourseId;
const english = '01-access/01-guarantees/en.md';
let directory: string;
const before = process.env['HUB_DATA'];

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-course-'));
	process.env['HUB_DATA'] = directory;
});
afterAll(async () => {
	if (before === undefined) delete process.env['HUB_DATA'];
	else process.env['HUB_DATA'] = before;
	await rm(directory, { recursive: true });
});

function raw(changed: Record<string, string | null> = {}): RawFolder {
	return new Map([...aFolder(changed).texts].map(([path, text]) => [path, strToU8(text)]));
}
const importing = (folder: RawFolder) => importCourse(hub, folder, now);
describe('a course is imported whole', () => {
	test('once, and the same folder again changes nothing', async () => {
		expect(await importing(raw())).toEqual({ course, added: 18, changed: 0, unchanged: 0, removed: 0 });
		expect(await importing(raw())).toEqual({ course, added: 0, changed: 0, unchanged: 18, removed: 0 });
	});

	test('what it exports is what it imports', async () => {
		const zip = zipOf(await exportCourse(hub, course));
		expect(await importing(readZip(zip))).toEqual({
			course,
			added: 0,
			changed: 0,
			unchanged: 18,
			removed: 0
		});
	});

	test('a changed source makes its translation out of date, and a translation anew brings it up to date', async () => {
		const text = aFolder().texts.get(english) ?? '';
		const outdated = async () =>
			(await readWritten(await courseFacts(course))).renderings.filter((one) => one.outdated).length;
		expect(await outdated()).toBe(1);
		await importing(
			raw({ [english]: text.replace('How much can the bank lose?', 'What can the bank lose?') })
		);
		expect(await outdated()).toBe(1);
		await importing(raw());
	});

	test('a folder with one mistake brings nothing, and says where', async () => {
		const folder = raw({
			'course.yaml': aFolder().texts.get('course.yaml')!.replace('key: finance', 'key: other'),
			[english]: null
		});
		const refused = await importing(folder).catch((error: FolderRefused) => error);
		expect((refused as FolderRefused).problems).toEqual([{ file: english, path: '', code: 'missing' }]);
		expect(await hasCourse('other')).toBe(false);
	});

	test('a visitor may not', async () => {
		expect(await codeOf(importCourse(visitor, raw(), now))).toBe('Forbidden');
	});
});

describe('a version is frozen', () => {
	test('the same content is the same version, and a change makes the next', async () => {
		const first = await freezeCourse(hub, course, null, now);
		expect([first.number, first.fresh]).toEqual([1, true]);
		expect(await freezeCourse(hub, course, null, now)).toEqual({ ...first, fresh: false });
		const text = aFolder().texts.get(english) ?? '';
		await importing(raw({ [english]: text.replace('A bank asks', 'Every bank asks') }));
		const second = await freezeCourse(hub, course, null, now);
		expect([second.number, second.fresh]).toEqual([2, true]);
		const words = JSON.stringify((await findVersion(first.version)).content);
		expect([words.includes('A bank asks'), words.includes('Every bank asks')]).toEqual([true, false]);
	});

	test('a draft is not taught, and a course whose source is a draft cannot be frozen', async () => {
		const text = aFolder().texts.get(english) ?? '';
		await importing(raw({ [english]: text.replace('---\n\n', 'drafts: [what-it-is]\n---\n\n') }));
		expect(await codeOf(freezeCourse(hub, course, null, now))).toBe('course_not_ready');
		await importing(raw());
	});
});

describe('hostile folders and zips are refused', () => {
	const zip = (files: Record<string, Uint8Array>) => readZip(zipSync(files));
	const reading = (read: () => unknown): string => {
		try {
			read();
			return 'read';
		} catch (error) {
			return (error as { code?: string }).code ?? String(error);
		}
	};

	test('paths that lead outside', () => {
		for (const path of ['../course.yaml', '/etc/passwd', 'a/../../b', 'a\\b', 'C:x'])
			expect(reading(() => zip({ [path]: strToU8('x') }))).toBe('zip_path_refused');
	});

	test('a bomb', () => {
		expect(reading(() => zip({ 'a.md': new Uint8Array(20 * 1024 * 1024) }))).toBe('folder_too_large');
	});

	test('what is no zip, and half of one', () => {
		expect(reading(() => readZip(strToU8('hello')))).toBe('not_a_zip');
		const whole = zipSync({ 'a.md': strToU8('x'.repeat(100_000)) });
		expect(reading(() => readZip(whole.subarray(0, 60)).size)).toBe('not_a_zip');
	});

	test('a link in a folder', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'serai-link-'));
		await writeFile(join(folder, 'course.yaml'), 'x');
		await symlink('/etc/passwd', join(folder, 'en.md'));
		expect(await codeOf(readDirectory(folder))).toBe('folder_has_links');
		await rm(folder, { recursive: true });
	});

	test('text that is no text, and a drawing that runs', async () => {
		expect(await codeOf(importing(raw().set('x.md', new Uint8Array([0xff, 0xfe, 0x00]))))).toBe(
			'file_not_utf8'
		);
		const drawing = strToU8('<svg><script>alert(1)</script></svg>');
		expect(await codeOf(importing(raw().set('files/a.svg', drawing)))).toBe('svg_unsafe');
	});
});
