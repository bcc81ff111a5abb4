import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPerson } from '#people/builders.server.ts';
import { system, visitor, type Person } from '#people/index.ts';
import { filesDirectory, findFile, storedPath } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aFolder } from './builders.server.ts';
import type { CourseId } from './content.ts';
import { exportCourse, zipOf } from './export.server.ts';
import { importCourse } from './import.server.ts';
import { previewFolder } from './editing-preview.server.ts';
import { beginSending, howFar, sendPart, stopSending, withFolderSent } from './uploading.server.ts';

useDatabase();
// What lies on the disk has its clock's time.
const now = new Date();
const megabyte = 1024 * 1024;
const course = 'finance';
let directory: string;
let editor: Person;
const before = process.env['HUB_DATA'];

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-upload-'));
	process.env['HUB_DATA'] = directory;
	editor = await aPerson({ roles: [{ role: 'editor' }] });
	const texts = [...aFolder().texts].map(([path, text]) => [path, strToU8(text)] as const);
	await importCourse(system('test'), new Map(texts), now);
});
afterAll(async () => {
	if (before === undefined) delete process.env['HUB_DATA'];
	else process.env['HUB_DATA'] = before;
	await rm(directory, { recursive: true });
});

/** A sound of so many bytes: a header that says so, and noise. */
function sound(bytes: number): Buffer<ArrayBuffer> {
	const noise = randomBytes(bytes);
	noise.write('RIFF', 0, 'latin1');
	noise.writeUInt32LE(bytes - 8, 4);
	noise.write('WAVEfmt ', 8, 'latin1');
	return noise;
}
async function* parts(bytes: Uint8Array, most = 65_536): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.byteLength; at += most) yield bytes.subarray(at, at + most);
}
async function* broken(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
	throw new Error('the line broke');
}
const lying = async () => readdir(join(filesDirectory(), 'incoming')).catch(() => []);
const begin = (bytes: number, use: 'audio' | 'image' = 'audio', name = 'Interview, 1.wav') =>
	beginSending(editor, { use, course, name }, bytes, now);

describe('a large file is sent in parts', () => {
	test('60 MB: kept under what is in it, with a name every system can write, and never in memory whole', async () => {
		const bytes = sound(60 * megabyte);
		const { id } = await begin(bytes.byteLength);
		const most = 2 * megabyte;
		let sent = await howFar(editor, id);
		while (sent.at < bytes.byteLength)
			sent = await sendPart(editor, id, sent.at, parts(bytes.subarray(sent.at, sent.at + most)));
		const { file } = sent;
		expect(file).toEqual({
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
			type: 'audio/wav',
			bytes: bytes.byteLength,
			name: 'interview-1.wav'
		});
		expect((await stat(storedPath(file?.sha256 ?? ''))).size).toBe(bytes.byteLength);
		expect((await findFile(file?.sha256 ?? '')).bytes).toBe(bytes.byteLength);
		// An answer that was lost on the way is given again.
		expect((await howFar(editor, id)).file).toEqual(file);
		expect((await sendPart(editor, id, 0, parts(bytes.subarray(0, 10)))).file).toEqual(file);
		expect(await lying()).toEqual([expect.stringMatching(/\.json$/u)]);
		await stopSending(editor, id);
	}, 60_000);

	test('after a line that broke it goes on where it was; another place is refused, and says where', async () => {
		const bytes = sound(300_000);
		const { id } = await begin(bytes.byteLength);
		expect(await codeOf(sendPart(editor, id, 0, broken(bytes.subarray(0, 100_000))))).toBe('Error');
		expect((await howFar(editor, id)).at).toBe(100_000);
		expect(await codeOf(sendPart(editor, id, 0, parts(bytes)))).toBe('upload_elsewhere');
		expect((await sendPart(editor, id, 100_000, parts(bytes.subarray(100_000)))).file?.bytes).toBe(300_000);
		await stopSending(editor, id);
	});

	test('one that is stopped leaves nothing; one that is left alone, nothing a day later', async () => {
		const { id } = await begin(1_000_000);
		await sendPart(editor, id, 0, parts(sound(500_000)));
		await stopSending(editor, id);
		expect(await lying()).toEqual([]);
		expect(await codeOf(howFar(editor, id))).toBe('NotFound');
		const left = await begin(1_000_000);
		await sendPart(editor, left.id, 0, parts(sound(500_000)));
		const nextDay = new Date(Date.now() + 25 * 3_600_000);
		const { id: other } = await beginSending(editor, { use: 'folder', name: 'a.zip' }, 10, nextDay);
		expect(await codeOf(howFar(editor, left.id))).toBe('NotFound');
		await stopSending(editor, other);
		expect(await lying()).toEqual([]);
	});
});

describe('what may not be kept', () => {
	const program = Buffer.concat([Buffer.from('MZ\x90\0'), randomBytes(3 * megabyte)]);

	test('is refused by its content, and leaves nothing', async () => {
		const sending = async (bytes: Uint8Array, use: 'audio' | 'image' = 'audio') => {
			const { id } = await begin(bytes.byteLength, use, 'photo.png');
			return codeOf(sendPart(editor, id, 0, parts(bytes)));
		};
		expect(await sending(program)).toBe('file_kind_refused');
		expect(await sending(Buffer.alloc(21 * megabyte, 'a'))).toBe('file_kind_refused');
		expect(await sending(Buffer.from('<svg><script>alert(1)</script></svg>'), 'image')).toBe('svg_unsafe');
		expect(await sending(sound(5_000), 'image')).toBe('file_of_another_kind');
		expect(await lying()).toEqual([]);
	});

	test('is refused before a byte of it came when it says that it is too large, and when it is more than it said', async () => {
		expect(await codeOf(begin(101 * megabyte))).toBe('file_too_large');
		expect(await codeOf(begin(0))).toBe('file_empty');
		const { id } = await begin(1_000);
		expect(await codeOf(sendPart(editor, id, 0, parts(sound(2_000))))).toBe('upload_too_long');
		expect(await lying()).toEqual([]);
	});

	test('is not taken from a stranger, nor under an id that is another’s or leads elsewhere', async () => {
		const stranger = await aPerson();
		const { id } = await begin(1_000);
		const sending = { use: 'audio', course, name: 'a.wav' } as const;
		expect(await codeOf(beginSending(visitor, sending, 10, now))).toBe('Forbidden');
		expect(await codeOf(beginSending(stranger, sending, 10, now))).toBe('NotFound');
		expect(await codeOf(beginSending(stranger, { use: 'folder', name: 'a' }, 10, now))).toBe('Forbidden');
		expect(await codeOf(sendPart(stranger, id, 0, parts(sound(10))))).toBe('NotFound');
		expect(await codeOf(howFar(editor, '../../../../../../etc/hostname-and-more'))).toBe('NotFound');
		await stopSending(editor, id);
	});

	test('nor are more files at once than a person sends', async () => {
		const begun = await Promise.all(Array.from({ length: 20 }, () => begin(1_000)));
		expect(await codeOf(begin(1_000))).toBe('too_many_uploads');
		for (const { id } of begun) await stopSending(editor, id);
	});
});

describe('a course’s folder as a zip', () => {
	const send = async (zip: Uint8Array) => {
		const { id } = await beginSending(editor, { use: 'folder', name: 'course.zip' }, zip.byteLength, now);
		await sendPart(editor, id, 0, parts(zip));
		return id;
	};
	const bring = (id: string) =>
		withFolderSent(editor, id, true, (folder) => importCourse(editor, folder, now));

	test('is looked at, then brought in, media and all; nothing of it is left lying', async () => {
		const lesson = '01-access/01-guarantees/lesson.yaml';
		const english = '01-access/01-guarantees/en.md';
		const { texts } = aFolder();
		const changed = new Map([...texts].map(([path, text]) => [path, strToU8(text)]));
		changed.set(
			lesson,
			strToU8(`${texts.get(lesson) ?? ''}  - { key: heard, kind: audio, file: heard.wav, seconds: 42 }\n`)
		);
		changed.set(
			english,
			strToU8(
				(texts.get(english) ?? '').replace(
					'\n---\n',
					'\nwords:\n  heard: { title: Heard, transcript: What was said. }\n---\n'
				)
			)
		);
		changed.set('files/heard.wav', sound(20 * megabyte));
		const id = await send(zipSync(Object.fromEntries(changed), { level: 0 }));
		const preview = () => withFolderSent(editor, id, false, (folder) => previewFolder(editor, folder));
		expect(await preview()).toMatchObject({ key: course, here: true });
		expect(await preview()).toMatchObject({ key: course, here: true });
		const { course: courseId, added } = await bring(id);
		expect(added).toBe(2);
		expect(await lying()).toEqual([]);
		// What it exports is what it imports, the length too.
		const again = await send(zipOf(await exportCourse(editor, courseId as CourseId)));
		expect(await bring(again)).toMatchObject({ added: 0, changed: 0, removed: 0 });
	}, 60_000);

	test('is refused for a bomb, a path that leads outside, half a zip and something else, and leaves nothing', async () => {
		const refusal = async (zip: Uint8Array) => codeOf(bring(await send(zip)));
		const whole = zipSync({ 'course.yaml': strToU8('key: a'), 'files/a.wav': sound(100_000) });
		expect(await refusal(zipSync({ 'files/big.txt': new Uint8Array(80 * megabyte) }))).toBe(
			'folder_too_large'
		);
		expect(await refusal(zipSync({ 'long.md': strToU8(randomBytes(3 * megabyte).toString('base64')) }))).toBe(
			'file_too_large'
		);
		expect(await refusal(zipSync({ '../outside.md': strToU8('a') }))).toBe('zip_path_refused');
		expect(await refusal(whole.subarray(0, 60_000))).toBe('not_a_zip');
		expect(await refusal(sound(5_000))).toBe('not_a_zip');
		expect(await refusal(whole)).toBe('course_folder_refused');
		expect(await lying()).toEqual([]);
	});
});
