import { definitionText, ownPrefix, type Indicator, type IndicatorInput } from '#impact/index.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { uiLanguages } from '#vocabulary/index.ts';

/** What a form says; it is for `indicatorFrom` to judge. */
export function indicatorInput(values: Values, id: string | null): IndicatorInput {
	const text = (name: string): string => one(values, name).trim();
	return {
		id: id === null ? text('id') : id.slice(ownPrefix.length),
		...{ population: text('population'), wave: text('wave'), measure: text('measure') },
		...{ question: text('question'), part: text('part'), base: text('base') },
		...{ missing: text('missing'), weighting: text('weighting'), least: text('least') },
		...{ decimals: text('decimals'), by: all(values, 'by') },
		texts: Object.fromEntries(
			uiLanguages.map((language) => [
				language,
				{
					name: text(`name.${language}`),
					counts: text(`counts.${language}`),
					limits: text(`limits.${language}`)
				}
			])
		)
	};
}

export const newIndicator: Values = {
	...{ population: ['respondents'], measure: ['share'], missing: ['left_out'] },
	...{ weighting: ['none'], least: ['10'], decimals: ['0'] }
};

export function indicatorValues(indicator: Indicator): Values {
	const { question, part, base } = definitionText(indicator);
	const { population, measure, missing, weighting, least, decimals, by, texts } = indicator;
	const values: Values = {
		...{ id: [indicator.id.slice(ownPrefix.length)], population: [population.of], measure: [measure.is] },
		...{ wave: ['wave' in population ? (population.wave ?? '') : ''] },
		...{ question: [question], part: [part], base: [base], missing: [missing], weighting: [weighting] },
		...{ least: [String(least)], decimals: [String(decimals)], by: [...by] }
	};
	for (const [language, words] of Object.entries(texts))
		for (const field of ['name', 'counts', 'limits'] as const)
			values[`${field}.${language}`] = [words[field]];
	return values;
}
