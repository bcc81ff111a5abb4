import { m } from '#messages/messages.js';
import type { Figure } from './figure.ts';
import type { Paper } from './paper.ts';

/** A table in words. */
export type WordTable = { head: string[]; rows: string[][] };

/**
 * The numbers of a figure, as the page has them. What is not told has no n, base and missing; of many countries, those who are
 * too few stand together at the end: on paper they are two pages that say nothing.
 */
export function figureTable({ head, unit, rows }: Figure, { language }: Pick<Paper, 'language'>): WordTable {
	const locale = { locale: language };
	const withN = unit !== 'count';
	return {
		head: [
			head,
			m.story_value({}, locale),
			...(withN ? [m.story_n({}, locale)] : []),
			m.story_base({}, locale),
			m.story_missing({}, locale)
		],
		rows: suppressedTogether(rows).map(({ label, text, state, n, base, missing }) => {
			const isKnown = state === 'told' || state === 'zero';
			return [
				label,
				text,
				...(isKnown ? [...(withN ? [n] : []), base, missing] : withN ? ['–', '–', '–'] : ['–', '–'])
			];
		})
	};
}

const few = 5;

function suppressedTogether(rows: Figure['rows']): Figure['rows'] {
	const hidden = rows.filter(({ state }) => state === 'suppressed');
	const [first] = hidden;
	if (!first || hidden.length <= few) return rows;
	const label = hidden.map((row) => row.label).join(' · ');
	return [...rows.filter(({ state }) => state !== 'suppressed'), { ...first, label }];
}

export type AnnexRow = {
	key: string;
	/** Its end of the address where it is read for ever. */
	path: string;
	name: string;
	value: string;
	n: string;
	base: string;
	missing: string;
	query: string;
};

/** Every number that is shown, under the identifier that it has everywhere, and what would compute it again. */
export function annexOf({ numbers, language, release }: Paper) {
	const locale = { locale: language };
	return {
		title: m.story_numbers({}, locale),
		lead: `${m.story_data_version({}, locale)}${m.desk_colon({}, locale)}${release.dataVersion}. ${m.story_query_note({}, locale)}`,
		head: [
			`${m.story_key({}, locale)} · ${m.story_query({}, locale)}`,
			m.story_value({}, locale),
			m.story_n({}, locale),
			m.story_base({}, locale),
			m.story_missing({}, locale)
		],
		rows: numbers.map(({ key, state, value, n, base, missing, query, name, group }): AnnexRow => {
			const isKnown = state === 'told' || state === 'zero';
			return {
				...{ key, path: encodeURIComponent(key), value, query, name: [name, ...group].join(' · ') },
				...(isKnown ? { n, base, missing } : { n: '–', base: '–', missing: '–' })
			};
		})
	};
}

/** What stands below a title, and what a reader has to know before the text. */
export function frontOf({ language, release, illustrative, behind }: Paper): {
	kind: string;
	facts: string[];
	warnings: string[];
} {
	const locale = { locale: language };
	return {
		kind: m.story_kind({}, locale),
		facts: [
			m.story_released({ day: release.day }, locale),
			m.story_release({ number: release.number }, locale)
		],
		warnings: [...(illustrative ? [m.story_illustrative({}, locale)] : []), ...behind]
	};
}

/** What stands below a figure: what it counts, and of how many. */
export function figureWords({ counts, base, unit }: Figure, { language }: Pick<Paper, 'language'>): string[] {
	const locale = { locale: language };
	const of =
		base !== null
			? m.story_base_is({ base }, locale)
			: unit === 'count'
				? ''
				: m.story_bases_differ({}, locale);
	return [[counts, of].filter(Boolean).join(' ')];
}
