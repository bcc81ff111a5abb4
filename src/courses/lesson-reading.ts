import * as v from 'valibot';
import type { ItemId } from './content.ts';
import type { CourseFacts } from './course.ts';
import { isItemKind, itemKinds, type ItemKind } from './item.ts';
import { idOfKey, isKey } from './key.ts';
import { readLessonText, type LessonText } from './lesson-text.ts';
import { joined, type Reading, type Standing } from './reading.ts';

const key = v.pipe(v.string(), v.check(isKey, 'wrong_key'));
const lessonSchema = v.strictObject({
	key,
	minutes: v.optional(v.nullable(v.number()), null),
	blocks: v.pipe(v.array(v.looseObject({ key, kind: v.string() })), v.maxLength(200))
});
const questionSchema = v.looseObject({ key });

type Place = {
	reading: Reading;
	course: CourseFacts;
	path: string;
	file: string;
	texts: Map<string, LessonText>;
};

/** Reads `lesson.yaml` and the words of each language beside it. */
export function readLesson(reading: Reading, course: CourseFacts, parentId: ItemId, path: string): void {
	const file = `${path}lesson.yaml`;
	const found = reading.yaml(file, lessonSchema);
	if (!found) return;
	const lesson = { id: idOfKey(course.id, found.key), parentId, kind: 'lesson', key: found.key } as const;
	reading.add(course, file, '', lesson, { minutes: found.minutes });
	const place: Place = { reading, course, path, file, texts: textsOf(reading, course, path) };
	for (const [language, text] of place.texts) {
		const said = { title: text.title, summary: text.summary };
		// Of a lesson whose blocks are being translated and whose title is not yet.
		if (text.title === '' && language !== course.sourceLanguage) continue;
		reading.say(`${path}${language}.md`, '', lesson, language, said, standing(text, lesson.key));
	}
	const questions = new Set<string>();
	found.blocks.forEach((block, at) => {
		for (const name of readBlock(place, lesson.id, block, `blocks.${at}`)) questions.add(name);
	});
	const blocks = new Set(found.blocks.map((block) => block.key));
	for (const [language, text] of place.texts)
		refuseUnused(reading, `${path}${language}.md`, text, blocks, questions);
}

type WrittenBlock = { key: string; kind: string; questions?: unknown; [name: string]: unknown };

/** Returns the keys of its questions, if it is a quiz. */
function readBlock(place: Place, parentId: ItemId, block: WrittenBlock, at: string): string[] {
	const { reading, course, file, texts } = place;
	const { key: name, kind, questions, ...given } = block;
	if (!isItemKind(kind) || itemKinds[kind].within !== 'lesson') {
		reading.problem(file, `${at}.kind`, 'unknown_kind_of_block');
		return [];
	}
	const item = { id: idOfKey(course.id, name), parentId, kind, key: name } as const;
	reading.add(course, file, at, item, reading.withFiles(file, at, given));
	if (kind === 'quiz') {
		// It may do without a title, in any language.
		for (const [language, text] of texts) sayIn(place, item, name, language, text, text.words[name]);
		return readQuestions(place, item.id, questions, `${at}.questions`);
	}
	if (questions !== undefined) reading.problem(file, `${at}.questions`, 'not_known_here');
	sayEach(place, item, name, (text) => {
		const prose = text.prose.get(name);
		return prose === undefined ? text.words[name] : { prose };
	});
	return [];
}

function readQuestions(place: Place, parentId: ItemId, questions: unknown, at: string): string[] {
	const { reading, course, file } = place;
	if (!Array.isArray(questions)) {
		reading.problem(file, at, 'missing');
		return [];
	}
	return (questions as unknown[]).flatMap((one, position) => {
		const read = v.safeParse(questionSchema, one);
		if (!read.success) {
			reading.problem(file, `${at}.${position}.key`, 'wrong_key');
			return [];
		}
		const { key: name, ...given } = read.output;
		const item = { id: idOfKey(course.id, name), parentId, kind: 'question', key: name } as const;
		reading.add(course, file, `${at}.${position}`, item, given);
		sayEach(place, item, `questions.${name}`, (text) => text.questions[name]);
		return [name];
	});
}

/** Its words in each language that has some; the source's must be there. */
function sayEach(
	place: Place,
	item: { id: ItemId; key: string; kind: ItemKind },
	at: string,
	wordsOf: (text: LessonText) => unknown
): void {
	const { reading, course, path, texts } = place;
	for (const [language, text] of texts) {
		const isSaid = sayIn(place, item, at, language, text, wordsOf(text));
		if (!isSaid && language === course.sourceLanguage)
			reading.problem(`${path}${language}.md`, at, 'missing');
	}
}

/** Its words in one language; false: there are none. */
function sayIn(
	{ reading, path }: Place,
	item: { id: ItemId; key: string; kind: ItemKind },
	at: string,
	language: string,
	text: LessonText,
	said: unknown
): boolean {
	if (said === undefined) return false;
	const file = `${path}${language}.md`;
	reading.say(file, at, item, language, reading.withFiles(file, at, said), standing(text, item.key));
	return true;
}

function textsOf(reading: Reading, course: CourseFacts, path: string): Map<string, LessonText> {
	const found = new Map<string, LessonText>();
	for (const language of course.languages) {
		const file = `${path}${language}.md`;
		const text = reading.text(file);
		if (text === null) {
			if (language === course.sourceLanguage) reading.problem(file, '', 'missing');
			continue;
		}
		const read = readLessonText(text);
		if ('code' in read) reading.problem(file, read.path, read.code);
		else found.set(language, read);
	}
	return found;
}

function standing(text: LessonText, name: string): Standing {
	return { outdated: text.outdated.includes(name), draft: text.drafts.includes(name) };
}

function refuseUnused(
	reading: Reading,
	file: string,
	text: LessonText,
	blocks: Set<string>,
	questions: Set<string>
): void {
	for (const name of [...text.prose.keys(), ...Object.keys(text.words)])
		if (!blocks.has(name)) reading.problem(file, name, 'no_such_block');
	for (const name of Object.keys(text.questions))
		if (!questions.has(name)) reading.problem(file, joined('questions', name), 'no_such_question');
}
