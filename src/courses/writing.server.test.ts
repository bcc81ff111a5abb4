import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { system, visitor, type Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aFolder } from './builders.server.ts';
import type { CourseId, ItemId } from './content.ts';
import { addAuthor, courseFacts, readWritten } from './course.server.ts';
import { itemsToEdit } from './editing-lesson.server.ts';
import { importCourse } from './import.server.ts';
import { idOfKey } from './key.ts';
import { removeWords, saveItem, saveSettings, saveWords, type Saving } from './writing.server.ts';
import { wordingsOf, wordsAt } from './writing-history.server.ts';

useDatabase();
const now = new Date('2027-01-10T10:00:00Z');
const course = '01990000-0000-7000-8000-000000000001' as CourseId;
const prose = idOfKey(course, 'what-it-is');
const question = idOfKey(course, 'loss');
const author = (name: string): Actor => ({ kind: 'person', id: name, name, language: 'en', roles: [] });
const [amina, boris, stranger] = [author('amina'), author('boris'), author('stranger')];
let directory: string;
const before = process.env['HUB_DATA'];

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-writing-'));
	process.env['HUB_DATA'] = directory;
});
afterAll(async () => {
	if (before === undefined) delete process.env['HUB_DATA'];
	else process.env['HUB_DATA'] = before;
	await rm(directory, { recursive: true });
});
beforeEach(async () => {
	const raw = new Map([...aFolder().texts].map(([path, text]) => [path, strToU8(text)]));
	await importCourse(system('test'), raw, now);
	await transaction(async (tx) => {
		await addAuthor(tx, course, 'amina');
		await addAuthor(tx, course, 'boris');
	});
});

const outcome = (work: Promise<unknown>) =>
	work.then(
		(value) => value,
		(error: { code?: string; name: string }) => error.code ?? error.name
	);
async function standing(itemId: ItemId, language: string) {
	const { renderings } = await readWritten(await courseFacts(course));
	return renderings.find((one) => one.itemId === itemId && one.language === language);
}
async function revisionOf(itemId: ItemId, language: string): Promise<number> {
	return (await wordingsOf(amina, itemId, language))[0]?.revision ?? 0;
}
async function saying(text: string, language = 'en', sourceRevision: number | null = null): Promise<Saving> {
	const revision = await revisionOf(prose, language);
	return { words: { prose: text }, state: 'ready', revision, sourceRevision };
}

describe('two authors of one wording', () => {
	test('of two saves at once one wins, the other is told by whom, and neither text is lost', async () => {
		const began = await saying('');
		const save = (who: Actor, text: string) =>
			saveWords(who, prose, 'en', { ...began, words: { prose: text } }, now);
		const both = await Promise.allSettled([save(amina, 'Amina’s'), save(boris, 'Boris’s')]);
		const [won, lost] = [
			both.find((one) => one.status === 'fulfilled'),
			both.find((one) => one.status === 'rejected')
		];
		expect(won?.value).toEqual({ revision: began.revision + 1 });
		const winner = both[0]?.status === 'fulfilled' ? 'amina' : 'boris';
		expect((lost?.reason as { code: string; details: object }).details).toEqual({
			personId: winner,
			at: now.toISOString()
		});
		const second = winner === 'amina' ? boris : amina;
		await saveWords(second, prose, 'en', { ...(await saying('Both’s')) }, now);
		const said = (await wordingsOf(amina, prose, 'en')).map(({ words }) => words['prose']);
		expect(said.slice(0, 2)).toEqual(['Both’s', winner === 'amina' ? 'Amina’s' : 'Boris’s']);
	});

	test('the same save twice is one, as when its answer was lost', async () => {
		const saving = await saying('Once.');
		const first = await saveWords(amina, prose, 'en', saving, now);
		expect(await saveWords(amina, prose, 'en', saving, now)).toEqual(first);
		expect(await revisionOf(prose, 'en')).toBe(first.revision);
	});

	test('on different blocks they do not meet', async () => {
		const other = idOfKey(course, 'your-bank');
		const revision = await revisionOf(other, 'en');
		const saved = await Promise.all([
			saveWords(amina, prose, 'en', await saying(`A ${newId()}`), now),
			saveWords(boris, other, 'en', { ...(await saying(`B ${newId()}`)), revision }, now)
		]);
		expect(saved.map((one) => one.revision > 0)).toEqual([true, true]);
	});
});

describe('translations', () => {
	test('made from an older wording of the source it is out of date until it is made from the newest', async () => {
		const source = await revisionOf(prose, 'en');
		await saveWords(amina, prose, 'en', await saying('The newest.'), now);
		await saveWords(boris, prose, 'ar', await saying('الأحدث.', 'ar', source), now);
		expect((await standing(prose, 'ar'))?.outdated).toBe(true);
		await saveWords(boris, prose, 'ar', await saying('الأحدث.', 'ar', source + 1), now);
		expect((await standing(prose, 'ar'))?.outdated).toBe(false);
		expect(await wordsAt(prose, 'en', source)).not.toBe(null);
	});

	test('one taken out stays in the history, and its numbers go on', async () => {
		const revision = await revisionOf(prose, 'ar');
		await removeWords(boris, prose, 'ar', revision, now);
		expect(await standing(prose, 'ar')).toBe(undefined);
		const again = await saveWords(
			boris,
			prose,
			'ar',
			{ ...(await saying('من جديد.', 'ar', 1)), revision: 0 },
			now
		);
		expect(again.revision).toBe(revision + 1);
		expect(await outcome(removeWords(boris, prose, 'en', 1, now))).toBe('source_needed');
	});
});

describe('a question', () => {
	const settings = { kind: 'one', points: 1, pool: null };
	test('its choices and their words are saved together; other languages are made to fit and become drafts', async () => {
		const [revision, itemRevision] = [await revisionOf(question, 'en'), 1];
		const words = {
			prompt: 'How much?',
			explanation: '',
			feedback: {},
			choices: { two: '2,000', nothing: 'Nothing' }
		};
		await saveItem(
			amina,
			question,
			'en',
			{
				settings: { ...settings, choices: ['two', 'nothing'], right: ['two'] },
				itemRevision,
				...{ words, state: 'ready', revision, sourceRevision: null }
			},
			now
		);
		const arabic = await standing(question, 'ar');
		expect([arabic?.state, arabic?.outdated, arabic?.words['choices']]).toEqual([
			'draft',
			true,
			{ two: '2000', nothing: 'Nothing' }
		]);
		expect(
			await outcome(
				saveSettings(
					boris,
					question,
					{ settings: { ...settings, choices: ['two', 'x'], right: ['x'] }, revision: 1 },
					now
				)
			)
		).toBe('changed_meanwhile');
	});

	test('a choice without words is not saved, and its kind is kept', async () => {
		const { items } = await readWritten(await courseFacts(course));
		const now1 = items.find(({ id }) => id === question)?.settings ?? {};
		const save = (changed: object) =>
			outcome(saveSettings(amina, question, { settings: { ...now1, ...changed }, revision: 99 }, now));
		expect(await save({ kind: 'short' })).toBe('words_wrong');
		expect(await save({ right: ['strange'] })).toBe('words_wrong');
	});
});

test('who may not write it does not find it', async () => {
	const saving = await saying('x');
	expect(await outcome(saveWords(stranger, prose, 'en', saving, now))).toBe('NotFound');
	expect(await outcome(saveWords(visitor, prose, 'en', saving, now))).toBe('NotFound');
	expect(await outcome(saveWords(amina, newId<'Item'>(), 'en', saving, now))).toBe('NotFound');
	expect(await outcome(saveWords(amina, prose, 'ru', saving, now))).toBe('NotFound');
	expect(await outcome(saveWords(amina, prose, 'en', { ...saving, words: { prose: ' ' } }, now))).toBe(
		'words_wrong'
	);
});

test('a quiz has a title or none: taken out in the source it goes in every language, and stays in the history', async () => {
	const quiz = idOfKey(course, 'check');
	const rules = { attempts: 3, mark: 'best', minutes: null, pass: 0.5, feedback: 'at-once', draw: [] };
	const titled = await saveItem(
		amina,
		quiz,
		'en',
		{
			...{ words: { title: 'Three questions' }, state: 'ready' as const, revision: 0, sourceRevision: null },
			...{ settings: rules, itemRevision: (await itemsToEdit([quiz]))[0]!.revision }
		},
		now
	);
	await saveWords(
		boris,
		quiz,
		'ar',
		{ words: { title: 'ثلاثة أسئلة' }, state: 'ready', revision: 0, sourceRevision: titled.revision },
		now
	);
	expect((await standing(quiz, 'ar'))?.words).toEqual({ title: 'ثلاثة أسئلة' });
	await removeWords(amina, quiz, 'en', titled.revision, now);
	expect([await standing(quiz, 'en'), await standing(quiz, 'ar')]).toEqual([undefined, undefined]);
	expect(await wordsAt(quiz, 'ar', 1)).toEqual({ title: 'ثلاثة أسئلة' });
});
