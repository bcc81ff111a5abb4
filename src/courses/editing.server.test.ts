import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system, type Actor } from '#people/index.ts';
import { transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aFolder } from './builders.server.ts';
import type { CourseId, ItemId } from './content.ts';
import { courseFacts, readWritten } from './course.server.ts';
import { addItem, beginCourse, listRemoved, moveItem, removeItem, restoreItem } from './editing.server.ts';
import { openWorkshop } from './editing-lesson.server.ts';
import { exportCourse, zipOf } from './export.server.ts';
import { readZip } from './folder-files.server.ts';
import { importCourse } from './import.server.ts';
import { idOfKey } from './key.ts';
import { importQuestions } from './question-import.server.ts';
import { withAllIn } from './standing.ts';
import { findVersion, freezeCourse } from './version.server.ts';
import { saveWords } from './writing.server.ts';

useDatabase();
const hub = system('test');
const now = new Date('2027-01-10T10:00:00Z');
const course = '01990000-0000-7000-8000-000000000001' as CourseId;
const at = (key: string) => idOfKey(course, key);
const amina: Actor = {
	kind: 'person',
	id: 'amina',
	name: 'Amina',
	language: 'en',
	roles: [{ role: 'editor' }]
};
let directory: string;
const before = process.env['HUB_DATA'];

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-editing-'));
	process.env['HUB_DATA'] = directory;
	const raw = new Map([...aFolder().texts].map(([path, text]) => [path, strToU8(text)]));
	await importCourse(hub, raw, now);
});
afterAll(async () => {
	if (before === undefined) delete process.env['HUB_DATA'];
	else process.env['HUB_DATA'] = before;
	await rm(directory, { recursive: true });
});

const outcome = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string; name: string }) => error.code ?? error.name
	);
async function keys(): Promise<string[]> {
	const { tree } = await openWorkshop(hub, 'finance');
	return withAllIn(tree, tree.root).map(({ key }) => key);
}
const text = (parentId: ItemId, name: string, prose = 'Words.') =>
	addItem(hub, course, { parentId, kind: 'text', settings: {}, words: { prose }, state: 'ready', name }, now);

describe('the contents', () => {
	test('an item is added behind the others, under a key of its words that nothing has or had', async () => {
		const added = await text(at('guarantees'), 'What it is');
		expect([added.key, added.position, added.id]).toEqual(['what-it-is-2', 3, at('what-it-is-2')]);
		expect((await text(at('guarantees'), 'ما هو')).key).toBe('text');
		await removeItem(hub, added.id, now);
		await removeItem(hub, at('text'), now);
		expect((await text(at('guarantees'), 'text')).key).toBe('text-2');
		await removeItem(hub, at('text-2'), now);
	});

	test('several at once each get a key and a place', async () => {
		const added = await Promise.all(Array.from({ length: 5 }, () => text(at('guarantees'), 'at once')));
		expect(new Set(added.map(({ key }) => key)).size).toBe(5);
		expect(added.map(({ position }) => position).sort()).toEqual([3, 4, 5, 6, 7]);
		for (const { id } of added) await removeItem(hub, id, now);
	});

	test('it is moved one place, and stays where there is no other', async () => {
		await moveItem(hub, at('your-bank'), { step: -1 });
		expect((await keys()).slice(3, 5)).toEqual(['your-bank', 'what-it-is']);
		await moveItem(hub, at('your-bank'), { step: -1 });
		await moveItem(hub, at('your-bank'), { step: 1 });
		expect((await keys()).slice(3, 5)).toEqual(['what-it-is', 'your-bank']);
	});

	test('a lesson goes to another module with everything in it, a block to no module', async () => {
		const module = { kind: 'module', settings: {}, state: 'ready', name: 'Second' } as const;
		const { id } = await addItem(
			hub,
			course,
			{ ...module, parentId: course as string as ItemId, words: { title: 'Second' } },
			now
		);
		await moveItem(hub, at('guarantees'), { parentId: id });
		expect(await keys()).toEqual([
			'finance',
			'access',
			'second',
			'guarantees',
			'what-it-is',
			'your-bank',
			'check',
			'loss'
		]);
		expect(await outcome(moveItem(hub, at('what-it-is'), { parentId: id }))).toBe('NotFound');
		await moveItem(hub, at('guarantees'), { parentId: at('access') });
		await removeItem(hub, id, now);
	});

	test('what is taken out goes with what is in it, and comes back with it', async () => {
		const whole = await keys();
		await removeItem(hub, at('loss'), now);
		await removeItem(hub, at('guarantees'), new Date(now.getTime() + 1));
		expect(await keys()).toEqual(['finance', 'access']);
		expect(await outcome(restoreItem(hub, at('what-it-is')))).toBe('parent_removed');
		expect((await listRemoved(hub, course)).map(({ key }) => key)).toContain('guarantees');
		await restoreItem(hub, at('guarantees'));
		expect(await keys()).toEqual(whole.filter((key) => key !== 'loss'));
		await restoreItem(hub, at('loss'));
		expect(await keys()).toEqual(whole);
		expect(await outcome(removeItem(hub, course as string as ItemId, now))).toBe('NotFound');
		const saving = { words: { prose: 'x' }, state: 'ready', revision: 1, sourceRevision: null } as const;
		expect(await outcome(saveWords(hub, at('text-2'), 'en', saving, now))).toBe('item_removed');
	});
});

test('what is taken out leaves no gap: others come behind, and what comes back comes last', async () => {
	const before = await keys();
	await removeItem(hub, at('what-it-is'), now);
	const added = await text(at('guarantees'), 'Last of all');
	await restoreItem(hub, at('what-it-is'));
	const blocks = ['your-bank', 'check', 'loss', 'last-of-all', 'what-it-is'];
	expect((await keys()).slice(3)).toEqual(blocks);
	await removeItem(hub, added.id, now);
	await moveItem(hub, at('what-it-is'), { step: -1 });
	await moveItem(hub, at('what-it-is'), { step: -1 });
	expect(await keys()).toEqual(before);
});

test('what a version holds is still in it when it is taken out of the course', async () => {
	const { version } = await freezeCourse(hub, course, null, now);
	const frozen = JSON.stringify((await findVersion(version)).content);
	await removeItem(hub, at('guarantees'), new Date(now.getTime() + 2));
	expect(JSON.stringify((await findVersion(version)).content)).toBe(frozen);
	expect(await outcome(freezeCourse(hub, course, null, now))).toBe('course_not_ready');
	await restoreItem(hub, at('guarantees'));
	expect((await freezeCourse(hub, course, null, now)).version).toBe(version);
});

test('questions of a file come into a quiz whole, or not at all', async () => {
	const gift = '::Loss::How much is lost? {=2,000 ~5,000}\n\n::Myth::It is so. {F}\n\n::Odd::No answers here';
	const read = await importQuestions(hub, course, at('check'), strToU8(gift), now);
	expect([read.drafts.length, read.notes.map(({ line, imported, code }) => [line, imported, code])]).toEqual([
		2,
		[[5, false, 'description']]
	]);
	expect((await keys()).slice(-3)).toEqual(['loss', 'loss-2', 'myth']);
	expect(await outcome(importQuestions(hub, course, at('check'), strToU8('<quiz'), now))).toBe(
		'questions_unreadable'
	);
});

test('a course begun and written here is the same course in an empty hub, to the byte', async () => {
	const { id, key } = await beginCourse(
		amina,
		{
			title: 'Savings (and loans)',
			summary: 'A start.',
			source: 'en',
			languages: ['en', 'ar'],
			providers: []
		},
		now
	);
	expect(key).toBe('savings-and-loans');
	const add = (
		parentId: ItemId,
		kind: 'module' | 'lesson' | 'text' | 'quiz' | 'link',
		words: object | null,
		settings = {}
	) =>
		addItem(amina, id, { parentId, kind, settings, words: words as never, state: 'ready', name: kind }, now);
	const module = await add(id as string as ItemId, 'module', { title: 'One', summary: '' });
	const lesson = await add(module.id, 'lesson', { title: 'First', summary: '' }, { minutes: 5 });
	const block = await add(lesson.id, 'text', { prose: 'A **bank** asks.\n\n- one\n- two' });
	await add(lesson.id, 'link', { title: 'Page', note: '' }, { url: 'https://example.org/' });
	const quiz = await add(lesson.id, 'quiz', null, { attempts: 2 });
	await importQuestions(amina, id, quiz.id, strToU8('How much? {=2 ~3 ~4}\n\nMatch {=a -> b =c -> d}'), now);
	// A block is translated before its lesson's title is.
	const saving = {
		words: { prose: 'يسأل المصرف.' },
		state: 'draft',
		revision: 0,
		sourceRevision: 1
	} as const;
	await saveWords(amina, block.id, 'ar', saving, now);
	await moveItem(amina, quiz.id, { step: -1 });
	expect((await freezeCourse(amina, id, null, now)).number).toBe(1);
	const here = zipOf(await exportCourse(amina, id));
	const again = await importCourse(amina, readZip(here), now);
	expect([again.added, again.changed, again.removed]).toEqual([0, 0, 0]);
	await transaction((tx) => tx.execute(sql`truncate course, item_rendering_past cascade`));
	await importCourse(hub, readZip(here), now);
	expect((await readWritten(await courseFacts(id))).items.length).toBe(8);
	expect(Buffer.compare(here, zipOf(await exportCourse(hub, id)))).toBe(0);
});
