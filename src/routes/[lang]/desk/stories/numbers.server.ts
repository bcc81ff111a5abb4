import { factsFor, keysOf, listIndicators, namesOf, scopeOf, type Story } from '#impact/index.server.ts';
import { factText, type Fact, type Indicator } from '#impact/index.ts';

/** A number as its team sees it while writing: what it is, of how many, and how to name it in the text. */
export type Offered = {
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
	figures: string[];
	rows: Offered[];
};

/** Every number of a story’s scope that is not narrowed to a group, with the figures that there are of it. */
export async function offeredNumbers(story: Story, language: string, now: Date): Promise<OfferedIndicator[]> {
	const scope = scopeOf(story);
	const indicators = await listIndicators();
	const names = await namesOf(scope, language, indicators);
	const keys = await Promise.all(indicators.map(({ id }) => keysOf(scope, id, null)));
	const facts = await factsFor(scope, keys.flat(), now);
	return indicators.map((indicator, at) => ({
		...{ id: indicator.id, name: names.indicator(indicator), figures: figuresOf(indicator) },
		counts: (indicator.texts[language] ?? indicator.texts['en'])?.counts ?? '',
		rows: (keys[at] ?? []).flatMap((key) => {
			const fact = facts[key];
			return fact ? [offered(fact, names.fact(fact), language)] : [];
		})
	}));
}

export function offered(fact: Fact, name: string, language: string): Offered {
	const [value, n, base, missing] = (['value', 'n', 'base', 'missing'] as const).map((facet) =>
		fact[facet] === null && fact.state === 'told' ? '–' : factText(fact, facet, language)
	);
	return {
		...{ token: `{{fact:${fact.key}}}`, name, value: value ?? '', n: n ?? '' },
		...{ base: base ?? '', missing: missing ?? '' }
	};
}

function figuresOf({ id, measure, by }: Indicator): string[] {
	return [
		...(measure.is === 'options' ? [`{{chart:${id}}}`, `{{table:${id}}}`] : []),
		...(measure.is === 'options'
			? []
			: by.flatMap((one) => [`{{chart:${id}:${one}}}`, `{{table:${id}:${one}}}`])),
		...(measure.is !== 'options' && by.includes('country') ? [`{{map:${id}}}`] : [])
	];
}
