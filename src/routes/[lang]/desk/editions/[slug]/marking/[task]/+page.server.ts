import { fail, redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import { proseFrom, wordsIn } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import { namesOf } from '#people/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { answerToMark, markAnswer } from '#training/index.server.ts';
import { markFromSheet } from '#training/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { direction, languageNameIn } from '#vocabulary/index.ts';
import { doneText } from '../../../edition-words.server.ts';
import { signedIn } from '../../../signed-in.server.ts';
import { taskFrom, taskPath } from '../task.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const task = await answerToMark(actor, params.slug, taskFrom(params.task), now);
	const { content, question, lesson, answer } = task;
	const title = wordsIn(lesson.titles, language, content.source);
	const asked = wordsIn(question.texts, answer.language, content.source);
	const mine = wordsIn(question.texts, language, content.source);
	const when = (at: Date) => instantText(at, null, task.edition.zone, language);
	return {
		done: doneText(url),
		lesson: { text: title?.words ?? lesson.key, language: title?.language ?? 'en' },
		/** As the learner read it, and in the marker's own language where that is another. */
		prompt: { prose: proseFrom(asked?.words.prompt ?? ''), language: asked?.language ?? 'en' },
		ownPrompt:
			mine && mine.language !== asked?.language
				? { prose: proseFrom(mine.words.prompt), language: mine.language }
				: null,
		rubric: question.rubric.map((key) => ({
			key,
			text: mine?.words.criteria[key] ?? key,
			language: mine?.language ?? 'en',
			given: task.mark?.criteria[key] ?? null
		})),
		points: question.points,
		answer: {
			text: typeof answer.value === 'string' ? answer.value : JSON.stringify(answer.value),
			language: answer.language,
			languageName: languageNameIn(answer.language, language),
			dir: direction(answer.language)
		},
		number: task.number,
		handedIn: when(task.handedInAt),
		name: task.name,
		mark: task.mark && {
			share: task.mark.share,
			note: task.mark.note,
			who: task.markedBy ?? m.desk_somebody(),
			when: task.markedAt ? when(task.markedAt) : ''
		},
		seen: task.markedAt?.toISOString() ?? '',
		before: task.before && taskPath(task.before),
		after: task.after && taskPath(task.after),
		waiting: task.waiting
	};
};

export const actions: Actions = {
	mark: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const key = taskFrom(params.task);
		const { question, after } = await answerToMark(actor, params.slug, key, locals.now);
		const given = Object.fromEntries(Object.keys(values).map((name) => [name, one(values, name)]));
		const note = one(values, 'note').slice(0, 5000);
		const { mark, problems } = markFromSheet(question, given, note);
		if (problems.length > 0) return refused(values, problems);
		const seen = one(values, 'seen');
		try {
			await markAnswer(actor, params.slug, key, mark, seen === '' ? null : new Date(seen), locals.now);
		} catch (error) {
			if (!(error instanceof Refusal) || error.code !== 'marked_meanwhile') throw error;
			const who = String(error.details['personId']);
			const names = await namesOf([who]);
			const sentence = m.team_marked_meanwhile({ who: names.get(who) ?? m.desk_somebody() });
			return fail(409, { values, problems: [{ field: '', sentence }], status: 409 as const });
		}
		const list = `/${locals.language}/desk/editions/${params.slug}/marking`;
		redirect(303, `${after ? `${list}/${taskPath(after)}` : list}?done=marked`);
	}
};
