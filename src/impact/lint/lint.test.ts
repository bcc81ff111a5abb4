import { describe, expect, test } from 'vitest';
import { consistent } from './consistent.cases.ts';
import { neighbours } from './consistent/neighbour.cases.ts';
import { reports } from './consistent/report.cases.ts';
import { contradictory } from './contradictory.cases.ts';
import { lint } from './lint.ts';

describe('nothing is said of what goes together', () => {
	test.each([...consistent, ...neighbours, ...reports])('%s', (passage) => {
		expect(lint(passage)).toEqual([]);
	});
});

describe('a planted contradiction is found, with both places', () => {
	test.each(contradictory)('%s', (passage, kind, severity, [one, other]) => {
		const findings = lint(passage);
		expect(findings.map((finding) => [finding.kind, finding.severity])).toContainEqual([kind, severity]);
		const quotes = findings
			.filter((finding) => finding.kind === kind)
			.map(({ places }) => places.map(({ quote }) => quote));
		expect(
			quotes.some(
				(all) => all.some((quote) => quote.includes(one)) && all.some((quote) => quote.includes(other))
			)
		).toBe(true);
	});
});

describe('what a finding says', () => {
	test('the number that two checks hold to be wrong is the culprit', () => {
		const findings = lint(
			'There were ten editions: English (5), Spanish (3), French (1) and Arabic (2). Of these, four were held in 2020 and seven in 2021.'
		);
		expect(findings.map(({ culprit }) => culprit?.quote)).toEqual(['ten editions', 'ten editions']);
		expect(findings.map(({ feasible }) => feasible)).toEqual([
			[{ what: 'total', low: 11, high: 11 }],
			[{ what: 'total', low: 11, high: 11 }]
		]);
	});

	test('one contradiction alone blames nobody', () => {
		expect(
			lint('Of the 240 participants, 130 were women and 120 were men.').map(({ culprit }) => culprit)
		).toEqual([null]);
	});

	test('that a number may have been cut off instead of rounded is said', () => {
		expect(
			lint('In the end 2 of 3 (66 per cent) agreed.').map(({ severity, restsOnRounding }) => [
				severity,
				restsOnRounding
			])
		).toEqual([['doubtful', true]]);
	});

	test('the base that a percentage would fit is named', () => {
		const [finding] = lint('Of the 1,681 participants, 915 (57 per cent) were women.');
		expect(finding?.feasible).toEqual([
			{ what: 'share', low: 54.43, high: 54.43 },
			{ what: 'base', low: 1592, high: 1619 }
		]);
	});

	test('places count lines and columns of what was given, behind Markdown too', () => {
		const [finding] = lint(
			'# Who\r\n\r\n> **Most** participants ([42 per cent](https://example.org/42)) stayed.\r\n'
		);
		expect(finding?.places).toEqual([
			{ line: 3, column: 5, quote: 'Most' },
			{ line: 3, column: 27, quote: '42 per cent' }
		]);
	});
});

describe('tokens', () => {
	const facts = {
		'applied.overall': { value: 80, unit: 'percent' as const },
		participants: { value: 1681, unit: 'count' as const },
		women: { value: 915, unit: 'count' as const }
	};

	test('a number typed by hand that a token could carry is named, and nothing else', () => {
		const text =
			'The course had 1,681 participants, and 80 per cent of respondents applied it; 7 per cent did not.';
		expect(
			lint(text, { facts })
				.filter(({ kind }) => kind === 'typed')
				.map(({ values, places, severity }) => [values.token, places[0]?.quote, severity])
		).toEqual([
			['fact:participants', '1,681', 'style'],
			['fact:applied.overall', '80 per cent', 'style']
		]);
		expect(lint(text).filter(({ kind }) => kind === 'typed')).toEqual([]);
	});

	test('what a token stands for is checked like any number', () => {
		const text = 'Of the {{fact:participants}} participants, {{fact:women}} (57 per cent) were women.';
		expect(lint(text, { facts }).map(({ code, places }) => [code, places.map(({ quote }) => quote)])).toEqual(
			[['percentage_of_base', ['{{fact:participants}} participants', '{{fact:women}}', '57 per cent']]]
		);
	});

	test('of a token that nobody knows nothing is said', () => {
		expect(lint('Of the {{fact:gone}} participants, 915 (57 per cent) were women.', { facts })).toHaveLength(
			1
		);
		expect(lint('Most respondents ({{fact:gone}}) agreed.')).toEqual([]);
	});
});
