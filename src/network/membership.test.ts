import { expect, test } from 'vitest';
import { isDay, isMember, refusalToMembership } from './membership.ts';

test.each([
	['from ever and still', null, null, true],
	['until today, the last day counts', null, '2026-11-22', true],
	['until yesterday', null, '2026-11-21', false],
	['from tomorrow', '2026-11-23', null, false]
])('a member %s', (_, joinedOn, leftOn, member) =>
	expect(isMember({ joinedOn, leftOn }, '2026-11-22')).toBe(member)
);

test.each([
	['2026-02-28', true],
	['2026-02-30', false],
	['2026-2-3', false],
	['tomorrow', false]
])('%s is a day: %s', (text, day) => expect(isDay(text)).toBe(day));

test('a membership ends on or after the day it began', () => {
	expect(refusalToMembership({ joinedOn: '2026-03-01', leftOn: '2026-03-01' })).toBe(null);
	expect(refusalToMembership({ joinedOn: '2026-03-01', leftOn: '2026-02-28' })).toEqual({
		code: 'left_before_joined',
		field: 'leftOn'
	});
	expect(refusalToMembership({ joinedOn: 'once', leftOn: null })?.code).toBe('not_a_day');
});
