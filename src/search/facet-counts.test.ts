import fc from 'fast-check';
import { expect, test } from 'vitest';
import { facetCounts } from './builders.server.ts';

const counted = fc.uniqueArray(
	fc.record({ value: fc.stringMatching(/^[a-e]{1,2}$/), count: fc.integer({ min: 0, max: 4 }) }),
	{ selector: ({ value }) => value }
);
const chosen = fc.uniqueArray(fc.constantFrom('a', 'b', 'zz'));

test('the first values are those that all begin with, however many', () => {
	fc.assert(
		fc.property(counted, chosen, fc.nat(8), (topic, values, most) => {
			const counts = facetCounts({ topic, country: [{ value: 'EC', count: 3 }] }, { topic: values });
			const all = counts.all('topic');
			expect(counts.first('topic', most)).toEqual(all.slice(0, most));
			expect(counts.size('topic')).toBe(all.length);
			expect(counts.among('topic', all.map(({ value }) => value).toReversed())).toEqual(all);
			expect(all.map(({ value }) => [value, counts.of('topic', value)])).toEqual(
				all.map(({ value, count }) => [value, count])
			);
		})
	);
});

test('values come most frequent first, then by the alphabet; those without content only if they are chosen', () => {
	const counts = facetCounts(
		{
			topic: [
				{ value: 'rights', count: 2 },
				{ value: 'asylum', count: 2 },
				{ value: 'health', count: 7 },
				{ value: 'return', count: 0 },
				{ value: 'borders', count: 0 }
			]
		},
		{ topic: ['return', 'rights', 'nowhere'] }
	);
	expect(counts.all('topic').map(({ value, count }) => `${value} ${count}`)).toEqual([
		'health 7',
		'asylum 2',
		'rights 2',
		'nowhere 0',
		'return 0'
	]);
});
