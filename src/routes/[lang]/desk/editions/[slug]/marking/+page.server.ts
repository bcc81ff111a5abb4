import { instantText } from '#catalogue/ui/when.ts';
import { wordsIn } from '#courses/index.ts';
import {
	answersMarked,
	answersToMark,
	openEdition,
	openQuestions,
	versionOf
} from '#training/index.server.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { doneText } from '../../edition-words.server.ts';
import { taskPath } from './task.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const [waiting, marked] = await Promise.all([
		answersToMark(actor, params.slug),
		answersMarked(actor, params.slug)
	]);
	const edition = await openEdition(actor, 'teach', params.slug);
	const { content } = await versionOf(edition);
	const questions = openQuestions(content).map(({ lesson, question }) => {
		const title = wordsIn(lesson.titles, language, content.source);
		const words = wordsIn(question.texts, language, content.source);
		return {
			id: question.id,
			lesson: { text: title?.words ?? lesson.key, language: title?.language ?? 'en' },
			prompt: { text: words?.words.prompt ?? question.key, language: words?.language ?? 'en' }
		};
	});
	const line = (one: (typeof waiting)[number]) => ({
		path: taskPath(one),
		questionId: one.questionId,
		language: languageNameIn(one.language, language),
		when: instantText(one.handedInAt, null, edition.zone, language)
	});
	const known = (id: string) => questions.find((question) => question.id === id);
	return {
		done: doneText(url),
		total: waiting.length,
		first: waiting[0] ? taskPath(waiting[0]) : null,
		groups: questions
			.map((question) => ({
				...question,
				waiting: waiting.filter(({ questionId }) => questionId === question.id).map(line)
			}))
			.filter((group) => group.waiting.length > 0),
		marked: marked.map((one) => ({ ...line(one), lesson: known(one.questionId)?.lesson ?? null }))
	};
};
