import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { db, sweepFiles, transaction } from '#platform/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEditor, aPerson } from '../people/builders.server.ts';
import { storedFile } from '../platform/files.server.ts';
import { anEvent } from './builders.server.ts';
import { releaseProgramme } from './release.server.ts';
import { findMaterialFile, materialsFor, putMaterial, removeMaterial } from './session-material.server.ts';
import { everybody, type MaterialInput } from './session-material.ts';
import { putSession } from './session.server.ts';
import type { SessionInput } from './session.ts';

useDatabase();
afterAll(closeIndex);
const now = new Date('2027-05-17T10:00:00Z');
const [team, guest] = [
	{ follows: true, takesPart: false },
	{ follows: false, takesPart: true }
];
const session: SessionInput = {
	...{ kind: 'workshop', day: '2027-05-17', from: '09:00', until: '10:00', overnight: false },
	...{ trackId: null, moduleId: null, placeId: null, roomId: null, url: null, host: null, bus: null },
	texts: { en: { title: 'Savings', description: '', transport: '', meetingPoint: '', safety: '' } }
};
const input = (title: string, given: Partial<MaterialInput> = {}): MaterialInput => ({
	...{ moment: 'before', audience: 'everybody', language: 'en', title, url: null },
	...{ visibleFrom: null, visibleUntil: null },
	...given
});
const file = (text: string) => ({ name: 'C:\\desk\\notes.txt', bytes: new TextEncoder().encode(text) });
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
	work.then(
		() => 'done',
		(error: unknown) =>
			error instanceof Refusal ? [error.details['field'], error.code] : (error as Error).name
	);
const titles = (found: Map<string, { title: string }[]>) =>
	[...found.values()].flat().map(({ title }) => title);

test('who may open what is read for a session, and from when', async () => {
	const editor = await anEditor();
	const event = await anEvent();
	const { slug } = event;
	const id = await putSession(editor, slug, null, session);
	const put = (given: MaterialInput, sent: { name: string; bytes: Uint8Array } | null = null) =>
		putMaterial(editor, slug, id, null, given, sent);
	const open = await put(input('Open'), file('open'));
	const ours = await put(input('Ours', { audience: 'participants' }), file('ours'));
	await put(input('Later', { url: 'https://example.org/', visibleFrom: new Date('2027-05-18T00:00:00Z') }));
	// Nothing is told of a session that no release has.
	expect(titles(await materialsFor(guest, event, now))).toEqual([]);
	expect(titles(await materialsFor(team, event, now))).toEqual(['Open', 'Ours', 'Later']);
	await releaseProgramme(editor, slug, 1, {}, now);
	expect(titles(await materialsFor(everybody, event, now))).toEqual(['Open']);
	expect(titles(await materialsFor(guest, event, now))).toEqual(['Open', 'Ours']);
	expect(titles(await materialsFor(guest, event, new Date('2027-05-18T00:00:00Z')))).toHaveLength(3);
	const found = await findMaterialFile(everybody, event, open, now);
	expect([found.name, found.type, found.bytes]).toEqual(['notes.txt', 'text/plain', 4]);
	expect(await codeOf(findMaterialFile(everybody, event, ours, now))).toBe('NotFound');
	expect(await codeOf(findMaterialFile(guest, await anEvent(), ours, now))).toBe('NotFound');
	expect(await codeOf(findMaterialFile(guest, event, "' or 1=1", now))).toBe('NotFound');
	// Known by its address alone, it is not open.
	const [kept] = await db.select().from(storedFile).where(eq(storedFile.sha256, found.sha256));
	expect(kept?.open).toBe(false);
});

test('what its bytes are is looked at; a file stays until another or a link takes its place, and then goes', async () => {
	const editor = await anEditor();
	const event = await anEvent();
	const { slug } = event;
	const id = await putSession(editor, slug, null, session);
	const put = (given: MaterialInput, sent: { name: string; bytes: Uint8Array } | null = null) =>
		putMaterial(editor, slug, id, null, given, sent);
	const page = file('<!doctype html><script>alert(1)</script>');
	expect(await codeOf(put(input('A page'), page))).toEqual(['file', 'file_kind_refused']);
	expect(await codeOf(put(input('Nothing'), { name: 'x', bytes: new Uint8Array() }))).toEqual([
		...['file', 'file_empty']
	]);
	expect(await codeOf(put(input('Large'), { name: 'x', bytes: new Uint8Array(11 * 1024 * 1024) }))).toEqual([
		...['file', 'material_large']
	]);
	expect(await codeOf(put(input('None')))).toEqual(['file', 'material_nothing']);
	const stranger = await aPerson();
	expect(await codeOf(putMaterial(stranger, slug, id, null, input('Mine'), file('x')))).toBe('Forbidden');
	const made = await put(input('Notes'), file('first'));
	const { sha256 } = await findMaterialFile(team, event, made, now);
	await putMaterial(editor, slug, id, made, input('Notes of the day'), null);
	expect((await findMaterialFile(team, event, made, now)).sha256).toBe(sha256);
	const other = await anEvent();
	expect(await codeOf(putMaterial(editor, other.slug, id, made, input('Elsewhere'), null))).toBe('NotFound');
	await putMaterial(editor, slug, id, made, input('Notes', { url: 'https://example.org/' }), null);
	expect(await codeOf(findMaterialFile(team, event, made, now))).toBe('NotFound');
	await transaction((tx) => tx.update(storedFile).set({ storedAt: new Date('2026-01-01') }));
	await sweepFiles(now);
	expect(await db.$count(storedFile, eq(storedFile.sha256, sha256))).toBe(0);
	await removeMaterial(editor, slug, id, made);
	expect(await codeOf(removeMaterial(editor, slug, id, made))).toBe('NotFound');
});
