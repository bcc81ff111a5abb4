import type { Fact, FactKey } from './fact.ts';
import { figureName, referencesOf } from './story-references.ts';
import type { StoryPart } from './story-part.ts';
import { storyFrom, type StoryFlaw, type StoryText } from './story-text.ts';
import type { SaidWords } from './story-voice.ts';
import type { MethodWords, StoryWords } from './story.ts';

/** What in one language names nothing that there is; `line` from 1, of its text. */
export type FoundFlaw = {
	code: StoryFlaw['code'] | 'fact_unknown' | 'figure_empty' | 'voice_unknown' | 'token_in_words';
	line: number;
	text: string;
};

/** What a translation says of numbers, figures and people, beside what its source says. */
export type Gaps = { missing: string[]; added: string[] };

/** What there is to name: numbers, categories of figures, and people of this story. */
export type Nameable = {
	facts: Readonly<Record<FactKey, Fact>>;
	figures: Readonly<Record<string, readonly FactKey[]>>;
	voices: readonly { id: string; kind: 'quote' | 'interview' }[];
};

/** A release is refused while there is one. In the order of the text. */
export function flawsOfStory(body: string, { facts, figures, voices }: Nameable): FoundFlaw[] {
	const text = storyFrom(body);
	const { tokens, figures: named, quotes, interviews } = referencesOf(text);
	const at = (code: FoundFlaw['code'], raw: string): FoundFlaw => ({
		code,
		line: lineOf(body, raw),
		text: raw
	});
	const isVoice = (kind: 'quote' | 'interview', id: string): boolean =>
		voices.some((voice) => voice.kind === kind && voice.id === id);
	return [
		...text.flaws,
		...[...new Set(tokens.map(({ key }) => key))]
			.filter((key) => !Object.hasOwn(facts, key))
			.map((key) => at('fact_unknown', `fact:${key}`)),
		...named
			.filter((figure) => (figures[figureName(figure)] ?? []).length === 0)
			.map((figure) => at('figure_empty', figureToken(figure))),
		...quotes.filter((id) => !isVoice('quote', id)).map((id) => at('voice_unknown', `quote:${id}`)),
		...interviews
			.filter((id) => !isVoice('interview', id))
			.map((id) => at('voice_unknown', `interview:${id}`))
	].sort((a, b) => a.line - b.line);
}

/** A flaw with the part of the story that it stands in; its line is one of that part. */
export type PlacedFlaw = FoundFlaw & { part: StoryPart };

/** Somebody’s words as a team keeps them. */
export type Heard = {
	id: string;
	kind: 'quote' | 'interview';
	language: string;
	said: readonly (SaidWords & { language: string })[];
};

/** Flaws of all that readers of one language are shown: the text, the words on its method, the interviews it brings. */
export function flawsOfWords(
	{ body, method }: Pick<StoryWords, 'body'> & { method: MethodWords },
	language: string,
	nameable: Omit<Nameable, 'voices'> & { voices: readonly Heard[] }
): PlacedFlaw[] {
	const { interviews } = referencesOf(storyFrom(body));
	const shown = nameable.voices.flatMap(({ id, kind, language: own, said }) => {
		if (kind !== 'interview' || !interviews.some((one) => one === id)) return [];
		const words = said.find((one) => one.language === language) ?? said.find((one) => one.language === own);
		return words ? [{ id, ...words }] : [];
	});
	return [
		...flawsOfStory(body, nameable).map((flaw) => ({ ...flaw, part: { is: 'text' as const } })),
		...(['selection', 'limits', 'interviews'] as const).flatMap((is) => tokensIn(method[is], { is })),
		...shown.flatMap(({ id, title, text }) => tokensIn(text, { is: 'interview', id, title: title ?? '' }))
	];
}

/** Where no token is read it would stand before readers as it was written. */
function tokensIn(words: string, part: StoryPart): PlacedFlaw[] {
	return [...words.matchAll(/\{\{[^{}\n]*\}\}/gu)].map(({ 0: text, index }) => ({
		...{ code: 'token_in_words', text, part },
		line: words.slice(0, index).split('\n').length
	}));
}

/** A translation shares its tokens with the source: each that stands in one of them alone. */
export function gapsBetween(source: string, translation: string): Gaps {
	const [from, to] = [namedIn(storyFrom(source)), namedIn(storyFrom(translation))];
	return { missing: [...from].filter((one) => !to.has(one)), added: [...to].filter((one) => !from.has(one)) };
}

function namedIn(text: StoryText): Set<string> {
	const { tokens, figures, quotes, interviews } = referencesOf(text);
	return new Set([
		...tokens.map(({ key, facet }) => (facet === 'value' ? `fact:${key}` : `fact:${key}.${facet}`)),
		...figures.map(figureToken),
		...quotes.map((id) => `quote:${id}`),
		...interviews.map((id) => `interview:${id}`)
	]);
}

function figureToken(figure: { is: string; indicator: string; by: string | null }): string {
	return figure.is === 'map' ? `map:${figure.indicator}` : `${figure.is}:${figureName(figure)}`;
}

function lineOf(body: string, raw: string): number {
	return body.slice(0, Math.max(0, body.toLowerCase().indexOf(raw.toLowerCase()))).split('\n').length;
}
