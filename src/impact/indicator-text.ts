import { expressionOf, type Condition } from '#surveys/index.ts';
import type { Indicator, Part } from './indicator.ts';

/** A definition as its form says it, and as readers may check it: conditions as XLSForm writes them. */
export function definitionText({ measure }: Pick<Indicator, 'measure'>): {
	question: string;
	part: string;
	base: string;
} {
	return {
		question: 'question' in measure ? measure.question : '',
		part: 'part' in measure && measure.part ? partText(measure.part) : '',
		base: 'base' in measure && measure.base ? partText(measure.base) : ''
	};
}

function partText(part: Part): string {
	if ('when' in part) return expressionOf(part.when);
	const all = Object.entries(part.in).map(([question, categories = []]): Condition => {
		const any = categories.map((has): Condition => ({ question, has }));
		return any.length === 1 && any[0] ? any[0] : { any };
	});
	return expressionOf(all.length === 1 && all[0] ? all[0] : { all });
}
