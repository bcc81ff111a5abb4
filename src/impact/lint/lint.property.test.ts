import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lint } from './lint.ts';

/** Every way that somebody may round. */
const roundings = [
	Math.round,
	Math.floor,
	Math.ceil,
	(value: number) => (value % 1 === 0.5 ? 2 * Math.round(value / 2) : Math.round(value))
];

const rounded = (value: number, decimals: number, rounding: (value: number) => number): string =>
	(rounding(value * 10 ** decimals) / 10 ** decimals).toFixed(decimals);

type Group = { women: number; men: number; others: number };
type Written = { share: (part: number, whole: number) => string; count: (value: number) => string };

/** Reports of one group of people, each true if its numbers are. */
const templates: ((group: Group, of: number, written: Written) => string)[] = [
	({ women, men, others }, n, { count }) =>
		`The course had ${count(n)} participants: ${count(women)} women, ${count(men)} men and ${count(others)} of other genders.`,
	({ women, men, others }, n, { count, share }) =>
		`Of the ${count(n)} participants, ${count(women)} (${share(women, n)} per cent) were women, ${count(men)} (${share(men, n)} per cent) were men and the remaining ${count(others)} (${share(others, n)} per cent) gave no answer.`,
	({ women, men, others }, n, { share }) =>
		`In all, ${share(women, n)} per cent were women, ${share(men, n)} per cent were men and ${share(others, n)} per cent identified with other genders.`,
	({ women, men }, n, { count, share }) =>
		`There were ${count(n)} participants, of whom ${count(women)} were women. That is ${share(women, n)} per cent; the men were ${share(men, n)} per cent.`,
	({ women, men, others }, _, { count }) =>
		`We met ${count(women)} women, ${count(men)} men and ${count(others)} people of other genders, a total of ${count(women + men + others)} people.`,
	({ women, men, others }, n, { count, share }) =>
		`De las ${count(n)} personas inscritas, ${count(women)} (${share(women, n)} %) eran mujeres, ${count(men)} (${share(men, n)} %) eran hombres y las ${count(others)} restantes (${share(others, n)} %) no respondieron.`,
	({ women, men, others }, n, { count, share }) =>
		`| | Count | Share |\n|---|---|---|\n| Women | ${count(women)} | ${share(women, n)}% |\n| Men | ${count(men)} | ${share(men, n)}% |\n| Other | ${count(others)} | ${share(others, n)}% |\n| Total | ${count(n)} | 100% |`
];

const group = fc.record({
	women: fc.integer({ min: 2, max: 900 }),
	men: fc.integer({ min: 2, max: 900 }),
	others: fc.integer({ min: 2, max: 200 })
});

const plain = (value: number): string => `${value}`;

test('what is true, rounded in any way, cannot be called untrue', () => {
	fc.assert(
		fc.property(
			group,
			fc.integer({ min: 0, max: 1 }),
			fc.constantFrom(...roundings),
			fc.constantFrom(...templates),
			(people, decimals, rounding, template) => {
				const n = people.women + people.men + people.others;
				const share = (part: number, whole: number): string =>
					rounded((100 * part) / whole, decimals, rounding);
				const text = template(people, n, { share, count: plain });
				const certain = lint(text).filter(({ severity }) => severity === 'cannot-be-true');
				expect(certain, text).toEqual([]);
			}
		),
		{ numRuns: 1500 }
	);
});

test('what is true and rounded to the nearest is not spoken of at all', () => {
	fc.assert(
		fc.property(group, fc.constantFrom(...templates), (people, template) => {
			const n = people.women + people.men + people.others;
			const share = (part: number, whole: number): string => rounded((100 * part) / whole, 0, Math.round);
			const text = template(people, n, { share, count: plain });
			expect(lint(text), text).toEqual([]);
		}),
		{ numRuns: 1000 }
	);
});

test('one count of a complete list that is moved is found', () => {
	fc.assert(
		fc.property(
			group,
			fc.constantFrom('women', 'men', 'others', 'n'),
			fc.integer({ min: 1, max: 40 }),
			fc.constantFrom(0, 1, 4, 5),
			(people, which, by, chosen) => {
				const n = people.women + people.men + people.others;
				const share = (part: number, whole: number): string => rounded((100 * part) / whole, 0, Math.round);
				const moved = { ...people };
				if (which === 'n' && chosen === 4) return;
				if (which !== 'n') moved[which] += by;
				const of = which === 'n' ? n + by : n;
				// The total of the fourth is written from its parts: there it is moved itself.
				const total = chosen === 4 ? n : of;
				let text = templates[chosen]?.(moved, total, { share, count: plain }) ?? '';
				if (chosen === 4)
					text = text.replace(`total of ${moved.women + moved.men + moved.others}`, `total of ${n}`);
				expect(
					lint(text).some(({ severity }) => severity === 'cannot-be-true'),
					text
				).toBe(true);
			}
		),
		{ numRuns: 1000 }
	);
});

test('a share moved beyond any rounding of its count is found', () => {
	fc.assert(
		fc.property(
			group,
			fc.integer({ min: 1, max: 30 }),
			fc.boolean(),
			({ women, men, others }, by, inSpanish) => {
				const n = women + men + others;
				const share = Math.round((100 * women) / n) + (women * 2 > n ? -1 : 1) * (1 + by);
				if (share < 0 || share > 100) return;
				const text = inSpanish
					? `Del total, ${women} de las ${n} personas (${share} %) eran mujeres.`
					: `In the end ${women} of the ${n} participants (${share} per cent) were women.`;
				expect(
					lint(text).map(({ kind, severity }) => [kind, severity]),
					text
				).toEqual([['percentage', 'cannot-be-true']]);
			}
		),
		{ numRuns: 500 }
	);
});

test('a share of few is possible or not by their whole numbers', () => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 99 }), (n, percent) => {
			const counts = Array.from({ length: n + 1 }, (_, count) => (100 * count) / n);
			const nearest = Math.min(...counts.map((share) => Math.abs(share - percent)));
			const [finding] = lint(`Of the ${n} teachers, ${percent} per cent agreed.`);
			// Half a point is rounding, less than one point cutting off.
			const expected = nearest <= 0.5 ? undefined : nearest < 0.999 ? 'doubtful' : 'cannot-be-true';
			expect(finding?.severity).toBe(expected);
			expect(finding?.restsOnRounding ?? false).toBe(expected === 'doubtful');
		}),
		{ numRuns: 500 }
	);
});
