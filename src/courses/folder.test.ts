import { describe, expect, test } from 'vitest';
import { assemble } from './assemble.ts';
import { readFolder } from './folder.ts';
import { writeFolder } from './folder-writing.ts';
import { aFolder } from './builders.server.ts';

describe('a folder is read whole, or not at all', () => {
	test('course, module, lesson, blocks and questions, each once in all languages', () => {
		const { written, problems } = readFolder(aFolder());
		expect(problems).toEqual([]);
		expect(written?.items.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
			'course finance',
			'module access',
			'lesson guarantees',
			'text what-it-is',
			'reflection your-bank',
			'quiz check',
			'question loss'
		]);
		expect(written?.renderings.filter(({ language }) => language === 'ar').length).toBe(5);
	});

	test.each<[string, Record<string, string | null>, string]>([
		['a missing course file', { 'course.yaml': null }, 'course.yaml  missing'],
		['YAML that is none', { 'course.yaml': 'a: [' }, 'course.yaml line 1 not_yaml'],
		['a tag', { 'course.yaml': 'a: !!js/function "x"' }, 'course.yaml line 1 not_yaml'],
		[
			'a key twice in a file',
			{ '01-access/module.yaml': 'key: a\nkey: b' },
			'01-access/module.yaml line 2 not_yaml'
		],
		['a NUL by an escape', { 'course.yaml': 'key: "a\\0b"' }, 'course.yaml line 1 not_yaml'],
		['half a letter by an escape', { 'course.yaml': '"\\uD83C": a' }, 'course.yaml line 1 not_yaml'],
		['a list that holds itself', { 'course.yaml': 'a: &a [*a]' }, 'course.yaml line 1 not_yaml'],
		[
			'aliases that multiply',
			{
				'course.yaml':
					'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]'
			},
			'course.yaml line 1 not_yaml'
		],
		[
			'a lesson that says nothing in the source language',
			{ '01-access/01-guarantees/en.md': null },
			'01-access/01-guarantees/en.md  missing'
		],
		[
			'prose for a block that is not there',
			{ '01-access/01-guarantees/ar.md': '---\ntitle: ض\n---\n\n<!-- nowhere -->\n\nكلمة\n' },
			'01-access/01-guarantees/ar.md nowhere no_such_block'
		],
		['a file that nothing refers to', { '01-access/notes.txt': 'x' }, '01-access/notes.txt  not_known_here'],
		[
			'a language the course does not have',
			{ '01-access/01-guarantees/ru.md': '---\ntitle: x\n---\n' },
			'01-access/01-guarantees/ru.md  not_known_here'
		]
	])('%s is told', (_, changed, expected) => {
		const { written, problems } = readFolder(aFolder(changed));
		expect(written).toBe(null);
		expect(problems.map(({ file, path, code }) => `${file} ${path} ${code}`)).toContain(expected);
	});

	test('a right answer that is no choice is told where it stands', () => {
		const folder = aFolder();
		const file = '01-access/01-guarantees/lesson.yaml';
		const lesson = folder.texts.get(file) ?? '';
		const { problems } = readFolder(aFolder({ [file]: lesson.replace('right: [two]', 'right: [three]') }));
		expect(problems[0]).toEqual({ file, path: 'blocks.2.questions.0.right.three', code: 'unknown_key' });
	});
});

test('a quiz may have a title, in the languages that give it one', () => {
	const file = '01-access/01-guarantees/en.md';
	const text = aFolder().texts.get(file) ?? '';
	const titled = (words: string) =>
		readFolder(aFolder({ [file]: text.replace('\n---\n\n', `\nwords: { check: ${words} }\n---\n\n`) }));
	const { written } = titled('{ title: What you know now }');
	if (!written) throw new Error('the folder is good');
	const quizOf = ({ course, items, renderings }: typeof written) =>
		assemble(course, items, renderings).modules[0]?.lessons[0]?.blocks.at(-1);
	expect(quizOf(written)).toMatchObject({ kind: 'quiz', titles: { en: 'What you know now' } });
	expect(readFolder(writeFolder(written)).written).toEqual(written);
	expect(quizOf(readFolder(aFolder()).written!)).not.toHaveProperty('titles');
	expect(titled('{ name: x }').problems.map(({ path }) => path)).toContain('check.title');
});

test('what is written as a folder is read as the same course', () => {
	const { written } = readFolder(aFolder());
	if (!written) throw new Error('the folder is good');
	const folder = writeFolder(written);
	const again = readFolder(folder).written;
	expect(again).toEqual(written);
	expect(writeFolder(again ?? written).texts).toEqual(folder.texts);
});
