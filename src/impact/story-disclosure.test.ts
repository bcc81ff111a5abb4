import { describe, expect, test } from 'vitest';
import type { Fact } from './fact.ts';
import type { Group } from './group.ts';
import { recodeOf, storyAudit } from './story-disclosure.ts';

const safe = { verdict: 'safe', exposed: [], checked: 0 } as const;
const audited = { ...safe, exposed: [] };
const fact = (n: number | null, verdict: Fact['verdict'] = 'safe'): Record<string, Fact> => ({
	a: { key: 'a', n, verdict, state: n === null ? 'suppressed' : 'told' } as Fact
});

describe('numbers of two releases tell of who came in between', () => {
	test.each([
		['nobody came', 100, 100, 'safe'],
		['one came', 100, 101, 'review'],
		['four left', 100, 96, 'review'],
		['five came', 100, 105, 'safe'],
		['it was not told before', null, 3, 'safe'],
		['it is not told any more', 30, null, 'safe']
	] as const)('%s', (_, before, now, verdict) => {
		expect(storyAudit(audited, fact(now), [{ number: 1, facts: fact(before) }]).verdict).toBe(verdict);
	});
});

test('a share of nearly nobody is looked at, and what the audit blocks stays blocked', () => {
	expect(storyAudit(audited, fact(50, 'review'), [])).toMatchObject({ verdict: 'review', narrow: ['a'] });
	expect(storyAudit({ ...audited, verdict: 'blocked' }, fact(50, 'review'), []).verdict).toBe('blocked');
});

test('what would tell less: a coarser place, fewer dimensions, fewer categories, or no such share', () => {
	const groups: Group[] = [
		{ country: 'EC', gender: 'other' },
		{ 'wave:x:country': 'EC' },
		{ gender: 'other', sector: 'ngo' },
		{ gender: 'other' },
		{ 'wave:x': 'all', 'wave:x:is:application': 'part' }
	];
	expect(groups.map(recodeOf)).toEqual([
		...['region_for_country', 'region_for_country', 'fewer_dimensions', 'fewer_categories'],
		'leave_out'
	]);
});
