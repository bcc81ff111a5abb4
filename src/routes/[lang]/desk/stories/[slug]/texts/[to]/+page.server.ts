import { redirect } from '@sveltejs/kit';
import {
	isStoryTextOutdated,
	openStory,
	putStoryText,
	removeStoryText,
	textsOfStory,
	type StoryTextRow
} from '#impact/index.server.ts';
import { gapsBetween } from '#impact/index.ts';
import { NotFound } from '#platform/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { direction, isUiLanguage, languageName } from '#vocabulary/index.ts';
import { answeringEdit } from '../../../../meanwhile.server.ts';
import { onlyFor } from '../../../../only.server.ts';
import { doneText } from '../../../done.ts';
import { offeredNumbers } from '../../../numbers.server.ts';
import { listedVoices } from '../../../voice-words.server.ts';
import { longest, type WordName } from './fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	if (!isUiLanguage(params.to)) throw new NotFound('language');
	const story = await openStory(actor, params.slug);
	const [texts, numbers, voices] = await Promise.all([
		textsOfStory(story.id),
		offeredNumbers(story, language, now),
		listedVoices(story.id, language)
	]);
	const own = texts.find((text) => text.language === params.to);
	const source = texts.find((text) => text.language === story.sourceLanguage);
	const isSource = params.to === story.sourceLanguage;
	return {
		done: doneText(url),
		to: { code: params.to, name: languageName(params.to), dir: direction(params.to) },
		...{ isSource, numbers, voices: voices.filter(({ begins }) => begins !== null) },
		isOutdated: own !== undefined && isStoryTextOutdated(own, texts, story.sourceLanguage),
		source:
			source && !isSource
				? { language: source.language, revision: source.revision, words: wordsOf(source) }
				: null,
		gaps: own && source && !isSource ? gapsBetween(source.body, own.body) : null,
		revision: own?.revision ?? 0,
		values: (own ? valuesIn(own) : {}) as Values
	};
};

function wordsOf(text: StoryTextRow): Record<WordName, string> {
	const { title, summary, body, selection, limits, interviews } = text;
	return { title, summary, body, selection, limits, interviews };
}

const valuesIn = (text: StoryTextRow): Values =>
	Object.fromEntries(Object.entries(wordsOf(text)).map(([name, value]) => [name, [value]]));

export const actions: Actions = {
	save: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const { actor, language, now } = locals;
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		const read = (name: WordName): string =>
			(name === 'title'
				? form.line(name, { required: true, longest: longest.title })
				: form.text(name, { longest: longest[name] })) ?? '';
		const words = {
			...{ title: read('title'), summary: read('summary'), body: read('body') },
			...{ selection: read('selection'), limits: read('limits'), interviews: read('interviews') }
		};
		if (form.problems.length > 0) return refused(values, form.problems);
		return answeringEdit(
			values,
			language,
			async () => {
				const seen = {
					revision: Number(one(values, 'revision')),
					sourceRevision: one(values, 'asSource') === 'yes' ? Number(one(values, 'sourceRevision')) : null
				};
				const story = await openStory(actor, params.slug);
				const before = (await textsOfStory(story.id)).find((text) => text.language === params.to);
				const kept = seen.sourceRevision ?? before?.sourceRevision ?? null;
				await putStoryText(actor, params.slug, params.to, words, { ...seen, sourceRevision: kept }, now);
				redirect(303, `${event.url.pathname}?done=saved`);
			},
			async () => {
				const story = await openStory(actor, params.slug);
				const theirs = (await textsOfStory(story.id)).find((text) => text.language === params.to);
				return { theirs: theirs ? { words: wordsOf(theirs), revision: theirs.revision } : null };
			}
		);
	},
	remove: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return answeringEdit(values, locals.language, async () => {
			await removeStoryText(locals.actor, params.slug, params.to, Number(one(values, 'revision')));
			redirect(303, `/${locals.language}/desk/stories/${params.slug}?done=removed`);
		});
	}
};
