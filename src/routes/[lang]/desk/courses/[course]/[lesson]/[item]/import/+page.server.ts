import { redirect } from '@sveltejs/kit';
import { importQuestions, itemOfKey, openWorkshop, questionsFrom } from '#courses/index.server.ts';
import { plainText, proseFrom } from '#courses/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { fileFrom, packed, unpacked } from '../../../../../import/upload.server.ts';
import { questionName } from '../../../../form/names.ts';
import { signedIn } from '../../../../signed-in.server.ts';
import { noteText } from './notes.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await quizAt(event);
	return { lesson: event.params.lesson, quiz: event.params.item };
};

async function quizAt({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const { course } = await openWorkshop(locals.actor, params.course);
	const quiz = await itemOfKey(course, params.item);
	if (quiz.kind !== 'quiz') throw new NotFound('quiz');
	return { course, quiz };
}

export const actions: Actions = {
	/** What a file holds, and what of it cannot come; nothing is written. */
	preview: async (event) => {
		signedIn(event);
		const { course } = await quizAt(event);
		const form = await event.request.formData();
		return answering({}, async () => {
			const { name, content } = await fileFrom(form);
			const read = questionsFrom(content, course.sourceLanguage);
			return {
				read: {
					name,
					content: await packed(content),
					problem: read.problem && { line: read.problem.line, sentence: noteText(read.problem.code) },
					questions: read.drafts.map(({ line, question }) => ({
						line,
						kind: questionName(question.kind),
						prompt: plainText(proseFrom(question.texts[course.sourceLanguage]?.prompt ?? '')).slice(0, 160)
					})),
					left: read.notes.map(({ line, title, imported, code, text }) => ({
						...{ line, title, imported, text },
						sentence: noteText(code)
					}))
				}
			};
		});
	},
	import: async (event) => {
		signedIn(event);
		const { locals, params } = event;
		const { course, quiz } = await quizAt(event);
		const form = await event.request.formData();
		return answering({}, async () => {
			const content = await unpacked(form.get('content'));
			await importQuestions(locals.actor, course.id, quiz.id, content, locals.now);
			redirect(
				303,
				`/${locals.language}/desk/courses/${params.course}/${params.lesson}?done=imported&of=${quiz.key}#${quiz.key}`
			);
		});
	}
};
