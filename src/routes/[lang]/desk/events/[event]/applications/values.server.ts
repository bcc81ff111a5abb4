import { wordsOf, type Dimension, type FormField } from '#events/index.ts';
import { labelIn, country } from '#vocabulary/index.ts';

/** What the values of a dimension are called: a country by its name, others as the form offers them. */
export function valueNames(
	fields: readonly FormField[],
	language: string
): (dimension: Dimension, value: string) => string {
	const named = new Map<string, string>();
	for (const { counts, options } of fields)
		if (counts)
			for (const { id, texts } of options)
				named.set(`${counts}:${id}`, wordsOf(texts, language)?.words ?? id);
	return (dimension, value) =>
		dimension === 'country'
			? labelIn(country(value)?.names ?? {}, language).text || value
			: (named.get(`${dimension}:${value}`) ?? value);
}
