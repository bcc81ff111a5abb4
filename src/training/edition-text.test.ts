import { expect, test } from 'vitest';
import { runText, toldIn } from './edition-text.ts';

test.each([
	['2027-02-01', '2027-03-12', 'day' as const, '1 February\u2009–\u200912 March 2027'],
	['2026-11-02', null, 'day' as const, 'from 2 November 2026, no end'],
	['2020-03-01', null, 'month' as const, 'March 2020'],
	['2020-01-01', null, 'year' as const, '2020'],
	[null, null, 'day' as const, 'dates to be announced']
])('%s – %s known to the %s: %s', (startsOn, endsOn, datePrecision, text) =>
	expect(runText({ startsOn, endsOn, datePrecision }, 'en')).toBe(text)
);

test('an instant is told there and, where the clocks differ, here', () => {
	const at = new Date('2027-03-12T22:59:00Z');
	expect(toldIn(at, 'Europe/Zurich', 'Africa/Nairobi', 'en')).toEqual({
		there: '12 March 2027, 23:59 (CET)',
		here: '13 March 2027, 01:59 (Kenya Time)'
	});
	// Berlin's clocks show the same.
	expect(toldIn(at, 'Europe/Zurich', 'Europe/Berlin', 'en').here).toBe(null);
	expect(toldIn(at, 'Europe/Zurich', null, 'en').here).toBe(null);
});
