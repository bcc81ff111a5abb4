import { m } from '#messages/messages.js';
import type { UiLanguage } from '#vocabulary/index.ts';
import type { Feasible, Finding } from './finding.ts';

/** A finding in sentences, in a language of the interface. */
export type FindingText = {
	severity: string;
	says: string;
	feasible: string[];
	culprit: string | null;
	rounding: string | null;
};

type Sentence = (given: Record<string, unknown>, options: { locale: UiLanguage }) => string;
const sentences = m as unknown as Record<string, Sentence | undefined>;

export function findingText(finding: Finding, language: UiLanguage): FindingText {
	const locale = { locale: language };
	const say = (key: string, given: Record<string, unknown> = {}): string =>
		sentences[`lint_${key}`]?.(given, locale) ?? key;
	const values = Object.entries(finding.values).map(([name, value]) => [name, numberText(value, language)]);
	const whats = [...new Set(finding.feasible.map(({ what }) => what))];
	return {
		severity: say(`severity_${finding.severity.replaceAll('-', '_')}`),
		says: say(finding.code, Object.fromEntries(values) as Record<string, unknown>),
		feasible: whats.map((what) => {
			const ranges = finding.feasible
				.filter((one) => one.what === what)
				.map((one) => rangeText(one, language));
			const range = new Intl.ListFormat(language, { type: 'disjunction' }).format([...new Set(ranges)]);
			return say(`feasible_${what}`, { range });
		}),
		culprit: finding.culprit && say('culprit', { quote: finding.culprit.quote }),
		rounding: finding.restsOnRounding ? say('rounding') : null
	};
}

function rangeText({ low, high }: Feasible, language: UiLanguage): string {
	const locale = { locale: language };
	const text = numberText(low, language);
	if (high === null) return m.lint_range_from({ low: text }, locale);
	return low === high ? text : m.lint_range({ low: text, high: numberText(high, language) }, locale);
}

const numberText = (value: string | number, language: UiLanguage): string =>
	typeof value === 'number'
		? new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)
		: value;
