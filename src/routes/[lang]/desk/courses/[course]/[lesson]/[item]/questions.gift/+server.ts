import { itemOfKey, itemsToEdit, openWorkshop, questionsToGift } from '#courses/index.server.ts';
import type { Question } from '#courses/index.ts';
import { NotFound } from '#platform/index.ts';
import type { RequestHandler } from './$types';

/** A quiz's questions in GIFT, in one language; what GIFT has no place for stands in comments at its end. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { course, tree } = await openWorkshop(locals.actor, params.course);
	const quiz = await itemOfKey(course, params.item);
	if (quiz.kind !== 'quiz') throw new NotFound('quiz');
	const asked = url.searchParams.get('in') ?? '';
	const language = course.languages.includes(asked) ? asked : course.sourceLanguage;
	const items = await itemsToEdit(tree.within(quiz).map(({ id }) => id));
	const questions = items.map(
		({ id, key, settings, wordings }) =>
			({
				id,
				key,
				...settings,
				texts: Object.fromEntries(wordings.map((one) => [one.language, one.words]))
			}) as unknown as Question
	);
	const { gift, notes } = questionsToGift(questions, language);
	const left = notes
		.map((note) => `// ${note.key}: ${note.code}: ${note.text.replace(/\s+/gu, ' ')}\n`)
		.join('');
	return new Response(gift + left, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="${params.item}-${language}.gift"`
		}
	});
};
