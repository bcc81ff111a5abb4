import {
	factsFor,
	keysOf,
	listIndicators,
	namesOf,
	scopeOf,
	type Names,
	type Story
} from '#impact/index.server.ts';
import { factText, parseKey, type Fact, type Indicator } from '#impact/index.ts';
import { m } from '#messages/messages.js';
import { namedBy } from './find-words.ts';

/** A number as its team sees it while writing: what it is, of how many, and how to name it in the text. */
export type Offered = {
	key: string;
	token: string;
	name: string;
	value: string;
	n: string;
	base: string;
	missing: string;
};
export type OfferedIndicator = {
	id: string;
	name: string;
	counts: string;
	/** Charts, tables and maps of it, as they are written. */
	figures: { token: string; name: string }[];
	rows: Offered[];
};

/** What somebody looks for: words of names, one indicator, one breakdown; '' where it is all the same to them. */
export type Sought = { words: string; indicator: string; by: string };
export type Found = { indicators: OfferedIndicator[]; isCut: boolean };

const mostRows = 60;

/** What can be looked for in a story’s scope. */
export async function choicesToFind(story: Story, language: string) {
	const indicators = await listIndicators();
	const names = await namesOf(scopeOf(story), language, indicators);
	return {
		indicators: indicators.map((one) => ({ value: one.id, label: names.indicator(one) })),
		dimensions: [...new Set(indicators.flatMap(({ by }) => by))].map((one) => ({
			value: one,
			label: names.dimension(one)
		}))
	};
}

/**
 * The numbers of a story’s scope: where nothing is sought those that are of everybody, else those of groups too whose
 * indicator, breakdown and category are called so.
 */
export async function offeredNumbers(
	story: Story,
	language: string,
	now: Date,
	sought: Sought = { words: '', indicator: '', by: '' }
): Promise<Found> {
	const scope = scopeOf(story);
	const all = await listIndicators();
	const names = await namesOf(scope, language, all);
	const indicators = all.filter(({ id }) => sought.indicator === '' || id === sought.indicator);
	const breakdowns = indicators.flatMap((indicator) =>
		lookedOver(indicator, sought).map((by) => ({ indicator, by }))
	);
	const found: { indicator: Indicator; key: string }[] = [];
	for (const { indicator, by } of breakdowns)
		for (const key of await keysOf(scope, indicator.id, by))
			if (isSought(key, indicator, by, sought, names)) found.push({ indicator, key });
	const kept = found.slice(0, sought.words === '' && sought.by === '' ? undefined : mostRows);
	const facts = await factsFor(
		scope,
		kept.map(({ key }) => key),
		now
	);
	const rows = Map.groupBy(kept, ({ indicator }) => indicator.id);
	const isAll = sought.words === '' && sought.by === '';
	return {
		isCut: kept.length < found.length,
		indicators: indicators
			.filter(({ id }) => isAll || rows.has(id))
			.map((indicator) => ({
				...{ id: indicator.id, name: names.indicator(indicator), figures: figuresOf(indicator, names) },
				counts: (indicator.texts[language] ?? indicator.texts['en'])?.counts ?? '',
				rows: (rows.get(indicator.id) ?? []).flatMap(({ key }) => {
					const fact = facts[key];
					return fact ? [offered(fact, names.fact(fact), language)] : [];
				})
			}))
	};
}

function lookedOver({ by }: Indicator, sought: Sought): (string | null)[] {
	if (sought.by !== '') return by.includes(sought.by) ? [sought.by] : [];
	return sought.words === '' ? [null] : [null, ...by];
}

function isSought(
	key: string,
	indicator: Indicator,
	by: string | null,
	{ words }: Sought,
	names: Names
): boolean {
	const parsed = words === '' ? null : parseKey(key);
	if (!parsed) return words === '';
	const parts = [names.indicator(indicator), by === null ? '' : names.dimension(by), names.fact(parsed)];
	// Who knows how it is written in a text finds it by that too.
	return namedBy(words, `${parts.join(' ')} ${key}`);
}

/** Those that a text names, with all their name. */
export async function namedNumbers(
	story: Story,
	keys: readonly string[],
	language: string,
	now: Date
): Promise<Offered[]> {
	const scope = scopeOf(story);
	const indicators = await listIndicators();
	const [names, facts] = await Promise.all([
		namesOf(scope, language, indicators),
		factsFor(scope, keys, now)
	]);
	const nameOf = new Map(indicators.map((one) => [one.id, names.indicator(one)]));
	return keys.flatMap((key) => {
		const fact = facts[key];
		const name = [fact && nameOf.get(fact.indicator), fact && names.fact(fact)].filter(Boolean);
		return fact ? [offered(fact, name.join(': '), language)] : [];
	});
}

export function offered(fact: Fact, name: string, language: string): Offered {
	const [value, n, base, missing] = (['value', 'n', 'base', 'missing'] as const).map((facet) =>
		fact[facet] === null && fact.state === 'told' ? '–' : factText(fact, facet, language)
	);
	return {
		...{ key: fact.key, token: `{{fact:${fact.key}}}`, name, value: value ?? '', n: n ?? '' },
		...{ base: base ?? '', missing: missing ?? '' }
	};
}

function figuresOf({ id, measure, by }: Indicator, names: Names): OfferedIndicator['figures'] {
	const both = (of: string, name: string) => [
		{ token: `{{chart:${of}}}`, name: m.story_desk_figure_chart() + name },
		{ token: `{{table:${of}}}`, name: m.story_desk_figure_table() + name }
	];
	if (measure.is === 'options') return both(id, '');
	return [
		...by.flatMap((one) => both(`${id}:${one}`, m.desk_colon() + names.dimension(one))),
		...(by.includes('country') ? [{ token: `{{map:${id}}}`, name: m.story_desk_figure_map() }] : [])
	];
}
