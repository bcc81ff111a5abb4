import type { RequestEvent } from '@sveltejs/kit';
import {
	draftStory,
	factsFor,
	keysOf,
	mapsOf,
	namesFor,
	openStory,
	paperOf,
	scopeOf,
	voicesOfStory,
	type Story
} from '#impact/index.server.ts';
import { figureName, flawsOfStory, referencesOf, storyFrom, type FactKey } from '#impact/index.ts';
import { NotFound } from '#platform/index.ts';
import type { Reading } from '#ui/form/reading.ts';
import { one, type Values } from '#ui/form/values.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { namedNumbers, type Offered, type Sought } from '../../../numbers.server.ts';
import { flawNames } from '../../../words.ts';
import { longest, type WordName } from './fields.ts';

/** What a form says of a story in one language; what cannot be read is a problem of its field. */
export function wordsFrom(form: Reading): Record<WordName, string> {
	const read = (name: WordName): string =>
		(name === 'title'
			? form.line(name, { required: true, longest: longest.title })
			: form.text(name, { longest: longest[name] })) ?? '';
	return {
		...{ title: read('title'), summary: read('summary'), body: read('body') },
		...{ selection: read('selection'), limits: read('limits'), interviews: read('interviews') }
	};
}

export function soughtIn(values: Values): Sought {
	return {
		words: one(values, 'find.words').trim().slice(0, 200),
		...{ indicator: one(values, 'find.indicator'), by: one(values, 'find.by') }
	};
}

/** The numbers that a text names, and what in it names nothing. */
export type Used = { numbers: Offered[]; flaws: { line: number; quote: string; says: string }[] };

export async function usedIn(story: Story, body: string, language: string, now: Date): Promise<Used> {
	const scope = scopeOf(story);
	const { tokens, figures } = referencesOf(storyFrom(body));
	const keys = [...new Set(tokens.map(({ key }) => key))];
	const shown = figures.map(async (figure): Promise<[string, FactKey[]]> => [
		figureName(figure),
		await keysOf(scope, figure.indicator, figure.by)
	]);
	const [facts, numbers, voices, keysOfFigures] = await Promise.all([
		factsFor(scope, keys, now),
		namedNumbers(story, keys, language, now),
		voicesOfStory(story.id),
		Promise.all(shown)
	]);
	const flaws = flawsOfStory(body, { facts, voices, figures: Object.fromEntries(keysOfFigures) });
	return {
		numbers,
		flaws: flaws.map(({ code, line, text }) => ({ line, quote: text, says: flawNames[code]() }))
	};
}

/** A text as its readers would have it, with the words that stand in the form. */
export async function previewOf(
	{ locals, params }: Pick<RequestEvent, 'locals' | 'params'>,
	words: Record<WordName, string>
) {
	const [slug, to] = [params['slug'] ?? '', inLanguage(params['to'])];
	const { actor, language, now } = locals;
	const [draft, story] = await Promise.all([draftStory(actor, slug, to, now, words), openStory(actor, slug)]);
	const paper = paperOf(draft, to, await namesFor(draft, to));
	return { paper, maps: await mapsOf(paper), used: await usedIn(story, words.body, language, now) };
}
export type Preview = Awaited<ReturnType<typeof previewOf>>;

export function inLanguage(code: string | undefined): UiLanguage {
	if (code === undefined || !isUiLanguage(code)) throw new NotFound('language');
	return code;
}
