import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyKind } from './question-builders.server.ts';
import { withoutSolutions } from './solution.ts';

/** Marks every text with what it is. */
function labelled(value: unknown, path: string): unknown {
	if (typeof value === 'string') return `${path} is ${value}`;
	if (Array.isArray(value)) return value.map((one) => labelled(one, path));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => [key, labelled(one, `${path}.${key}`)])
	);
}

test('no text of a solution is left, in any language', () => {
	for (const question of everyKind()) {
		const texts = Object.fromEntries(
			['en', 'ar', 'fr'].map((language) => [
				language,
				labelled({ ...Object.values(question.texts)[0], explanation: 'Because.' }, 'secret')
			])
		);
		const sent = JSON.stringify(withoutSolutions({ ...question, texts } as typeof question));
		expect(sent).not.toMatch(/secret\.(feedback|explanation|accepted)/u);
		expect(sent.match(/secret\.prompt/gu)).toHaveLength(3);
		expect(sent).not.toMatch(/"(right|tolerance|accepted|feedback|explanation|pool)"/u);
	}
});

test('nothing that was added to a question goes along by itself', () => {
	for (const question of everyKind())
		expect(
			JSON.stringify(withoutSolutions({ ...question, hint: 'It is two.' } as unknown as typeof question))
		).not.toContain('It is two.');
});

test("the author's order does not show", () => {
	const again = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });
	for (const question of everyKind()) {
		if (question.kind !== 'ordering' && question.kind !== 'several') continue;
		fc.assert(
			fc.property(again(question.choices), (choices) => {
				const texts = Object.fromEntries(
					Object.entries(question.texts).map(([language, words]) => [
						language,
						{ ...words, choices: Object.fromEntries(choices.map((key) => [key, words.choices[key] ?? ''])) }
					])
				);
				expect(JSON.stringify(withoutSolutions({ ...question, choices, texts }))).toBe(
					JSON.stringify(withoutSolutions(question))
				);
			})
		);
	}
});
