import type { KnownFacts } from './fact.ts';
import type { Finding, Raw } from './finding.ts';
import { meet } from './interval.ts';
import { itemListsIn } from './item.ts';
import { listsIn } from './list.ts';
import { pairsIn } from './pair.ts';
import { percentagesIn } from './percentage.ts';
import { placesIn } from './place.ts';
import { ratesIn } from './rate.ts';
import { headlinesIn } from './headline.ts';
import type { Tongue } from './tongue.ts';
import { enumerationsIn } from './enumeration.ts';
import { excessIn } from './excess.ts';
import { partsIn } from './part.ts';
import { read } from './reading.ts';
import { othersIn, sumsIn } from './total.ts';
import { sharesIn } from './share.ts';
import { wordsAgainstNumbers } from './quantifier.ts';
import { orderIn } from './order.ts';
import { averagesIn } from './average.ts';
import { respondentsIn } from './respondent.ts';
import { twiceIn } from './twice.ts';
import { changesIn } from './change.ts';
import { typedIn } from './typed.ts';
import { basesIn } from './base.ts';
import { tablesIn } from './table.ts';

export type Given = {
	/** What its tokens stand for. */
	facts?: KnownFacts;
	/** Its language, where that is known; else it is told from its words. */
	language?: Tongue;
	/** How many characters at its beginning are a title and a summary. */
	head?: number;
};

/** What in this text does not go together, in the order of the text. */
export function lint(text: string, { facts = {}, language, head = 0 }: Given = {}): Finding[] {
	const reading = read(text, facts, language);
	const pairs = reading.sentences.flatMap((sentence) => pairsIn(reading, sentence));
	const lists = [
		...reading.sentences.flatMap((sentence) =>
			listsIn(
				reading,
				sentence,
				pairs.filter((pair) => pair.sentence === sentence)
			)
		),
		...itemListsIn(reading)
	];
	const raw: Raw[] = [
		...sumsIn(reading, lists, pairs),
		...othersIn(reading),
		...tablesIn(reading),
		...partsIn(reading),
		...excessIn(reading),
		...percentagesIn(reading, pairs),
		...basesIn(reading, pairs),
		...sharesIn(reading, lists),
		...wordsAgainstNumbers(reading, pairs),
		...ratesIn(reading),
		...enumerationsIn(reading),
		...orderIn(reading),
		...averagesIn(reading),
		...changesIn(reading),
		...twiceIn(reading),
		...headlinesIn(reading, head),
		...respondentsIn(reading),
		...typedIn(reading, facts)
	];
	const place = placesIn(text);
	return withoutRepeats(raw)
		.map((finding) => {
			const { spans, each: _, ...rest } = finding;
			const culprit = culpritOf(finding, raw);
			return {
				...rest,
				start: Math.min(...spans.map(({ start }) => start)),
				places: spans.sort((a, b) => a.start - b.start).map(place),
				culprit: culprit && place({ start: culprit.start, end: culprit.until }),
				feasible: rest.feasible.filter(({ low, high }) => high === null || high >= low),
				restsOnRounding: finding.restsOnRounding ?? false
			};
		})
		.sort((a, b) => a.start - b.start)
		.map(({ start: _, ...finding }) => finding);
}

/** What two checks say of the same places is said once, as the first says it. */
function withoutRepeats(all: Raw[]): Raw[] {
	const said = new Set<string>();
	return all.filter(({ code, spans }) => {
		const key = `${code} ${spans.map(({ start }) => start).sort((a, b) => a - b)}`;
		return !said.has(key) && said.add(key);
	});
}

/** The one number that another finding holds to be wrong too, and that one change would mend for both. */
function culpritOf(finding: Raw, all: Raw[]): { start: number; until: number } | null {
	const blamed = (finding.each ?? []).filter(({ mention, allowed }) =>
		all.some(
			(other) =>
				other !== finding && other.each?.some((one) => one.mention === mention && meet(one.allowed, allowed))
		)
	);
	return blamed.length === 1 ? (blamed[0]?.mention ?? null) : null;
}
