import { waveById } from '#surveys/index.server.ts';
import type { Fact, FactKey, Scope } from './fact.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators } from './indicators.server.ts';
import { dataVersionOfScope } from './data-version.server.ts';
import { factsFor, keysOf } from './fact.server.ts';
import type { FrozenStory } from './story-frozen.ts';
import type { MethodWords, StoryWords } from './story.ts';
import { methodNow } from './story-method.server.ts';
import { figureName, referencesOf, type FigureReference } from './story-references.ts';
import { storyFrom } from './story-text.ts';
import { behindOf, goingAlong } from './story-translation.ts';
import { isMixed, kindsOfScope } from './scope-kinds.server.ts';
import { scopeOf, type Story } from './story.server.ts';
import { voicesOfStory } from './story-voice.server.ts';
import { textsOfStory } from './story-writing.server.ts';

/** A story as it stands now, with its numbers as they are now; not audited yet. */
export type StoryNow = Omit<FrozenStory, 'audit'>;

/** One language of a story, as it is kept or as it stands in a form. */
export type Written = StoryWords & MethodWords & { language: string };

/**
 * What is written and what the data say, in one moment: every number that any of its languages shows. `written`: these
 * languages alone, and these words of them.
 */
export async function storyNow(story: Story, now: Date, written?: readonly Written[]): Promise<StoryNow> {
	const scope = scopeOf(story);
	const [texts, voices, waves, kinds] = await Promise.all([
		written ?? textsOfStory(story.id),
		voicesOfStory(story.id),
		Promise.all(scope.waves.map((id) => waveById(id))),
		kindsOfScope(scope)
	]);
	const named = texts.map(({ body }) => referencesOf(storyFrom(body)));
	const figures = await figuresOf(
		scope,
		named.flatMap((one) => one.figures)
	);
	const keys = [
		...named.flatMap(({ tokens }) => tokens.map(({ key }) => key)),
		...Object.values(figures).flat()
	];
	const shown = new Set(named.flatMap(({ interviews }) => interviews));
	const interviews = voices.flatMap(({ id, chosen }) =>
		chosen !== null && shown.has(id as never) ? [chosen] : []
	);
	const [dataVersion, facts] = [
		await dataVersionOfScope(scope),
		await factsFor(scope, [...new Set(keys)], now)
	];
	return {
		sourceLanguage: story.sourceLanguage,
		words: Object.fromEntries(
			texts.map(({ language, title, summary, body, selection, limits, interviews: chosen }) => [
				language,
				{ title, summary, body, method: { selection, limits, interviews: chosen } }
			])
		),
		facts,
		indicators: await wordsOfIndicators(Object.values(facts)),
		figures,
		scope,
		dataVersion,
		method: { ...(await methodNow(waves, interviews, dataVersion)), ...(isMixed(kinds) && { mixed: true }) },
		illustrative: story.illustrative || kinds.invented.length > 0
	};
}

/**
 * What would be released of a draft, and what is audited: the languages that go along by themselves and those of `along`,
 * each that is behind its source marked as such. A language that is left out tells nobody anything.
 */
export async function releasableStory(story: Story, along: readonly string[], now: Date): Promise<StoryNow> {
	const texts = await textsOfStory(story.id);
	const going = goingAlong(texts, story.sourceLanguage, along);
	const content = await storyNow(story, now, going);
	for (const text of going) {
		const words = content.words[text.language];
		const behind = behindOf(text, texts, story.sourceLanguage);
		if (words && behind.length > 0) words.behind = behind;
	}
	return content;
}

async function wordsOfIndicators(facts: readonly Fact[]): Promise<Record<string, Indicator['texts']>> {
	const named = new Set(facts.map(({ indicator }) => indicator));
	const indicators = await listIndicators();
	return Object.fromEntries(indicators.flatMap(({ id, texts }) => (named.has(id) ? [[id, texts]] : [])));
}

/** The facts of each figure, by its name. */
async function figuresOf(
	scope: Scope,
	figures: readonly FigureReference[]
): Promise<Record<string, FactKey[]>> {
	const by = new Map(figures.map((figure) => [figureName(figure), figure]));
	return Object.fromEntries(
		await Promise.all(
			[...by].map(async ([name, { indicator, by: dimension }]) => [
				name,
				await keysOf(scope, indicator, dimension)
			])
		)
	) as Record<string, FactKey[]>;
}
