import { redirect } from '@sveltejs/kit';
import {
	openStory,
	putStoryText,
	removeStoryText,
	textsOfStory,
	type StoryTextRow
} from '#impact/index.server.ts';
import { gapsBetween, isStoryTextOutdated } from '#impact/index.ts';
import { Forbidden } from '#platform/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import type { Said } from '#ui/form/problem.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { direction, languageName } from '#vocabulary/index.ts';
import { answeringEdit } from '../../../../meanwhile.server.ts';
import { onlyFor } from '../../../../only.server.ts';
import { doneText } from '../../../done.ts';
import { choicesToFind, offeredNumbers } from '../../../numbers.server.ts';
import { listedVoices } from '../../../voice-words.server.ts';
import { echoed, type WordName } from './fields.ts';
import { inLanguage, previewOf, soughtIn, usedIn, wordsFrom } from './typed.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	if (actor.kind !== 'person') throw new Forbidden('stories.write');
	const to = inLanguage(params.to);
	const story = await openStory(actor, params.slug);
	const [texts, offered, choices, voices] = await Promise.all([
		textsOfStory(story.id),
		offeredNumbers(story, language, now),
		choicesToFind(story, language),
		listedVoices(story.id, language)
	]);
	const own = texts.find((text) => text.language === to);
	const source = texts.find((text) => text.language === story.sourceLanguage);
	const isSource = to === story.sourceLanguage;
	return {
		done: doneText(url),
		to: { code: to, name: languageName(to), dir: direction(to) },
		...{ isSource, offered, choices, voices: voices.filter(({ begins }) => begins !== null) },
		isOutdated: own !== undefined && isStoryTextOutdated(own, texts, story.sourceLanguage),
		source:
			source && !isSource
				? { language: source.language, revision: source.revision, words: wordsOf(source) }
				: null,
		gaps: own && source && !isSource ? gapsBetween(source.body, own.body) : null,
		revision: own?.revision ?? 0,
		values: (own ? valuesIn(own) : {}) as Values,
		used: await usedIn(story, own?.body ?? '', language, now),
		/** Under which what is typed is kept in the browser: of this person, this story, this language. */
		keeping: `serai-writing ${actor.id} story ${story.slug} ${to}`
	};
};

function wordsOf(text: StoryTextRow): Record<WordName, string> {
	const { title, summary, body, selection, limits, interviews } = text;
	return { title, summary, body, selection, limits, interviews };
}

const valuesIn = (text: StoryTextRow): Values =>
	Object.fromEntries(Object.entries(wordsOf(text)).map(([name, value]) => [name, [value]]));

/** Shown again with everything that was typed: nothing was wrong with it, and nothing of it is saved. */
const typed = (values: Values): { values: Values; problems: Said[] } => ({ values, problems: [] });

export const actions: Actions = {
	save: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const { actor, language, now } = locals;
		const values = valuesOf(await request.formData(), echoed);
		const form = new Reading(values);
		const words = wordsFrom(form);
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
	/** As readers would have it, beside what is typed; also asked for by the page itself while somebody writes. */
	preview: async (event) => {
		onlyFor('workers', event);
		const values = valuesOf(await event.request.formData(), echoed);
		const form = new Reading(values);
		const words = wordsFrom(form);
		// A text without its title can be looked at.
		const problems = form.problems.filter(({ field, code }) => field !== 'title' || code !== 'required');
		if (problems.length > 0) return refused(values, problems);
		return { ...typed(values), preview: await previewOf(event, words) };
	},
	/** More numbers to choose from. */
	find: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData(), echoed);
		const story = await openStory(locals.actor, params.slug);
		const found = await offeredNumbers(story, locals.language, locals.now, soughtIn(values));
		return { ...typed(values), found };
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
