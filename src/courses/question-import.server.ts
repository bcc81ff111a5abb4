import type { Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import type { CourseId, ItemId } from './content.ts';
import { add, holdCourse } from './editing.server.ts';
import { type QuestionImport } from './foreign-question.ts';
import { questionsFromGift } from './gift.ts';
import { questionsFromMoodleXml } from './moodle-xml.ts';

/** Questions of a GIFT or Moodle XML file, told apart by how it begins. Throws Refusal `file_not_utf8`. */
export function questionsFrom(bytes: Uint8Array, language: string): QuestionImport {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new Refusal('file_not_utf8', { path: '' });
	}
	return /^\uFEFF?\s*</u.test(text)
		? questionsFromMoodleXml(text, language)
		: questionsFromGift(text, language);
}

/**
 * Adds a file's questions to a quiz in the course's source language, all that can be ours or none. Throws NotFound,
 * Forbidden; Refusal `questions_unreadable` for a file that cannot be read at all, or holds no question.
 */
export async function importQuestions(
	actor: Actor,
	courseId: CourseId,
	quizId: ItemId,
	bytes: Uint8Array,
	now: Date
): Promise<QuestionImport> {
	return transaction(async (tx) => {
		const facts = await holdCourse(tx, actor, courseId);
		const language = facts.sourceLanguage;
		const read = questionsFrom(bytes, language);
		if (read.problem || read.drafts.length === 0) throw new Refusal('questions_unreadable');
		const by = actor.kind === 'person' ? actor.id : null;
		for (const { question } of read.drafts) {
			const { key, texts, ...settings } = question;
			const words = texts[language];
			if (!words) throw new NotFound('words');
			await add(
				tx,
				facts,
				{ parentId: quizId, kind: 'question', settings, words: { ...words }, state: 'ready', name: key },
				by,
				now
			);
		}
		return read;
	});
}
