import { conditionFrom, leavesOf, waveKinds, type Condition, type ConditionLeaf } from '#surveys/index.ts';
import { defaultThresholds } from './disclosure.ts';
import type { Indicator, Measure, MissingRule, Part, Population } from './indicator.ts';
import type { Offer, OfferedColumn } from './indicator-offer.ts';
import { matrixColumn } from './rows.ts';

/** A definition as a form says it: conditions as XLSForm writes them, ids as they are typed. */
export type IndicatorInput = {
	id: string;
	population: string;
	/** Of respondents and invited: the kind of wave; '' any. */
	wave: string;
	measure: string;
	question: string;
	part: string;
	base: string;
	missing: string;
	weighting: string;
	least: string;
	decimals: string;
	by: readonly string[];
	texts: Indicator['texts'];
};
export type IndicatorProblem = {
	field: string;
	code: string;
	details?: Record<string, string | number>;
};

export const populations = ['participants', 'respondents', 'invited'] as const;
export const measures = ['count', 'share', 'options', 'mean'] as const;
export const missingRules = ['left_out', 'counted_as_no'] as const;
export const weightings = ['none', 'cohort'] as const;
export const ownPrefix = 'own_';
const mostBreakdowns = 12;
const mostDecimals = 2;
const mostLeast = 1000;
const longestName = 120;
const longestWords = 1000;

/** A sound definition, or everything that is wrong with it. */
export function indicatorFrom(
	input: IndicatorInput,
	offer: Offer,
	version: number
): { indicator: Indicator } | { problems: IndicatorProblem[] } {
	const problems: IndicatorProblem[] = [];
	const wrong = (field: string, code: string, details?: IndicatorProblem['details']): null => {
		problems.push({ field, code, ...(details && { details }) });
		return null;
	};
	const chosen = <One extends string>(field: string, list: readonly One[], value: string): One =>
		list.find((one) => one === value) ?? wrong(field, 'required') ?? (list[0] as One);
	const whole = (field: 'least' | 'decimals', least: number, most: number): number => {
		const value = /^\d{1,4}$/u.test(input[field].trim()) ? Number(input[field].trim()) : Number.NaN;
		if (!(value >= least)) wrong(field, 'survey_at_least', { least });
		else if (value > most) wrong(field, 'survey_at_most', { most });
		return value;
	};
	const id = `${ownPrefix}${input.id.trim()}`;
	if (!/^own_[a-z0-9_]{1,50}$/u.test(id)) wrong('id', 'impact_indicator_id');
	const measure = measureFrom(input, offer, wrong);
	const of = chosen('population', populations, input.population);
	if (of !== 'respondents' && (measure?.is === 'mean' || measure?.is === 'options'))
		wrong('measure', 'impact_indicator_nothing_asked');
	const weighting = chosen('weighting', weightings, input.weighting);
	if (weighting === 'cohort' && of !== 'respondents') wrong('weighting', 'impact_indicator_weighting');
	const own = defaultThresholds[measure?.is === 'count' ? 'count' : 'rate'];
	if (input.by.length === 0) wrong('by', 'impact_indicator_by');
	if (input.by.length > mostBreakdowns) wrong('by', 'more_than', { most: mostBreakdowns });
	for (const one of input.by)
		if (!offer.by.includes(one)) wrong('by', 'impact_indicator_by_unknown', { question: one });
	const texts = textsFrom(input.texts, wrong);
	const indicator: Indicator = {
		...{ id, version, population: populationFrom(of, input.wave, wrong) },
		measure: measure ?? { is: 'count', part: null },
		missing: chosen<MissingRule>('missing', missingRules, input.missing),
		...{ weighting, least: whole('least', own, mostLeast) },
		by: offer.by.filter((one) => input.by.includes(one)),
		...{ decimals: whole('decimals', 0, mostDecimals), texts }
	};
	return problems.length > 0 ? { problems } : { indicator };
}

type Wrong = (field: string, code: string, details?: IndicatorProblem['details']) => null;

function populationFrom(of: Population['of'], wave: string, wrong: Wrong): Population {
	if (of === 'participants') return { of };
	const kind = waveKinds.find((one) => one === wave) ?? null;
	if (kind === null && wave !== '') wrong('wave', 'required');
	return { of, wave: kind };
}

function measureFrom(input: IndicatorInput, offer: Offer, wrong: Wrong): Measure | null {
	const part = partFrom('part', input.part, offer, wrong);
	const base = partFrom('base', input.base, offer, wrong);
	const column = offer.columns.find(({ id }) => id === input.question);
	const asked = (fits: (column: OfferedColumn) => boolean): boolean =>
		(column !== undefined && fits(column)) ||
		wrong('question', 'impact_indicator_question', { question: input.question }) !== null;
	switch (measures.find((one) => one === input.measure)) {
		case 'count':
			return { is: 'count', part };
		case 'share':
			return part ? { is: 'share', part, base } : input.part.trim() === '' ? wrong('part', 'required') : null;
		case 'options':
			return asked(({ kind }) => kind !== 'number')
				? { is: 'options', question: input.question, base }
				: null;
		case 'mean':
			return asked(({ kind }) => kind === 'number') ? { is: 'mean', question: input.question, base } : null;
		case undefined:
			return wrong('measure', 'required');
	}
}

/** Null: nothing was said, or what was said is a problem. */
function partFrom(field: 'part' | 'base', text: string, offer: Offer, wrong: Wrong): Part | null {
	if (text.trim() === '') return null;
	const when: Condition | null = conditionFrom(text.trim());
	if (!when) return wrong(field, 'survey_expression');
	const unknown = leavesOf(when).find((leaf) => !isOffered(leaf, offer));
	return unknown ? wrong(field, 'impact_indicator_condition', { question: unknown.question }) : { when };
}

function isOffered(leaf: ConditionLeaf, { columns }: Offer): boolean {
	const name =
		'has' in leaf && leaf.row !== undefined ? matrixColumn(leaf.question, leaf.row) : leaf.question;
	const column = columns.find(({ id }) => id === name);
	if (!column) return false;
	if ('has' in leaf) return column.answers?.includes(leaf.has) ?? true;
	return 'is' in leaf || column.kind === 'number';
}

/** A language that says something says all three; at least one does. */
function textsFrom(texts: Indicator['texts'], wrong: Wrong): Indicator['texts'] {
	const kept: Indicator['texts'] = {};
	for (const [language, words] of Object.entries(texts)) {
		const own = { name: words.name.trim(), counts: words.counts.trim(), limits: words.limits.trim() };
		if (Object.values(own).every((text) => text === '')) continue;
		for (const part of ['name', 'counts', 'limits'] as const) {
			if (own[part] === '') wrong(`${part}.${language}`, 'required');
			if (own[part].length > (part === 'name' ? longestName : longestWords))
				wrong(`${part}.${language}`, 'too_long');
		}
		kept[language] = own;
	}
	if (Object.keys(kept).length === 0) wrong('name', 'required');
	return kept;
}
