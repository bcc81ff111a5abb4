import { redirect } from '@sveltejs/kit';
import { changeRules, markOf, openWorkshop } from '#courses/index.server.ts';
import { m } from '#messages/messages.js';
import { answering, refused, sentenceOf } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { reshapedRules, rulesFrom, rulesValues } from '../../../../rules/rule-form.ts';
import { sentencesOf } from '../../../../rules/rule-sentences.ts';
import { signedIn } from '../../../signed-in.server.ts';
import { quizzesOf, ruledContent } from './ruled.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { course, tree } = await openWorkshop(locals.actor, params.course);
	const content = ruledContent(tree, course.sourceLanguage);
	return {
		mark: markOf(course),
		values: rulesValues(course.rules),
		choices: {
			quizzes: quizzesOf(tree, locals.language, course.sourceLanguage),
			sentences: sentencesOf(course.rules, content, locals.language)
		},
		done: url.searchParams.get('done') === 'saved' ? m.courses_done_rules() : null
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { values, rules, problems, course } = await sent(event);
		if (problems.length > 0) return refused(values, problems);
		return answering(values, async () => {
			await changeRules(event.locals.actor, course.id, one(values, 'mark'), rules);
			const { locals, params } = event;
			redirect(303, `/${locals.language}/desk/courses/${params.course}/course/rules?done=saved`);
		});
	},
	/** The form again with a part more or less, and what it asks for as sentences; nothing is saved. */
	shape: async (event) => {
		const { values, rules, problems, content, reads } = await sent(event, true);
		return {
			values,
			// Of a part that was just added nothing can be said yet.
			problems: reads
				? problems.map(({ field, code, details }) => ({ field, sentence: sentenceOf(code, details) }))
				: [],
			status: 200,
			sentences: problems.length > 0 ? null : sentencesOf(rules, content, event.locals.language)
		};
	}
};

async function sent(event: RequestEvent, shaping = false) {
	signedIn(event);
	const entered = valuesOf(await event.request.formData());
	const values = shaping ? reshapedRules(entered, one(entered, 'rule')) : entered;
	const { course, tree } = await openWorkshop(event.locals.actor, event.params.course);
	const quizzes = quizzesOf(tree, event.locals.language, course.sourceLanguage);
	return {
		...rulesFrom(
			values,
			quizzes.map(({ key }) => key)
		),
		values,
		course,
		content: ruledContent(tree, course.sourceLanguage),
		reads: one(entered, 'rule') === 'read'
	};
}
