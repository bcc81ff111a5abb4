import fc from 'fast-check';
import { expect, test } from 'vitest';
import { availabilityIn } from './expert-spans.ts';
import { packDays, packedAvailability, packedSpan } from './roster-days.ts';

const dayAt = (days: number) => new Date(Date.UTC(2027, 0, 1 + days)).toISOString().slice(0, 10);
const span = fc
	.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 8 }))
	.map(([start, length]) => ({ from: dayAt(start), until: dayAt(start + length) }));
const period = fc.tuple(span, fc.boolean()).map(([one, busy]) => ({ ...one, busy }));

test('packed days say what the days say', () => {
	fc.assert(
		fc.property(
			span,
			fc.array(period, { maxLength: 5 }),
			fc.array(span, { maxLength: 2 }),
			(asked, periods, taken) => {
				const packed = packedAvailability(
					...packedSpan(asked),
					packDays(periods.filter(({ busy }) => !busy)),
					packDays(periods.filter(({ busy }) => busy)),
					packDays(taken)
				);
				expect(packed).toBe(availabilityIn(asked, periods, taken));
			}
		),
		{ numRuns: 500 }
	);
});

test('what meets is one; what does not is not', () => {
	const packed = packDays([
		{ from: '2027-01-05', until: '2027-01-06' },
		{ from: '2027-01-01', until: '2027-01-04' },
		{ from: '2027-01-08', until: '2027-01-09' }
	]);
	expect(packed.length).toBe(4);
});
