import { expect, test } from 'vitest';
import { isOpen, runToShow, type Run } from './offering.ts';

const now = new Date('2026-11-21T22:30:00Z');

function run(startsOn: string | null, endsOn: string | null = null, more: Partial<Run> = {}): Run {
	return { ongoing: false, startsOn, endsOn, datePrecision: 'day', zone: null, cancelledAt: null, ...more };
}

const past = run('2024-01-01', '2024-01-05');
const earlier = run('2022-01-01');
const next = run('2026-12-01', '2026-12-05');
const later = run('2027-03-01');
const underWay = run('2026-11-01', '2026-11-30');
const always = run(null, null, { ongoing: true });
const here = run('2026-11-02', null, { ongoing: true, taughtHere: 'here', languages: ['en', 'ar'] });
const hereInFrench = run('2026-11-01', null, { ongoing: true, taughtHere: 'ici', languages: ['fr'] });
const hereClosed = { ...here, registrationClosesOn: '2026-11-20' };
const hereLater = { ...here, startsOn: '2027-01-01' };
const cancelled = run('2026-11-25', null, { cancelledAt: now });

test.each([
	['the next of several', [later, past, next], next],
	['one under way before the next', [next, underWay], underWay],
	['a dated one before one that is always open', [always, next], next],
	['one taught here that one can begin before one that comes', [next, here], here],
	['one taught here in the reader’s language before others', [hereInFrench, next, here], here],
	['one that comes before one taught here that nobody may join any more', [next, hereClosed], next],
	['one that comes before one taught here that has not begun', [next, hereLater], next],
	['a real one before an invented one', [{ ...here, illustrative: true }, always], always],
	['one that is always open before past ones', [past, always], always],
	['the last when all are over', [earlier, past], past],
	['no cancelled one while another is held', [cancelled, past], past],
	['a cancelled one when there is nothing else', [cancelled], cancelled],
	['none of none', [], null]
])('a course is listed with %s', (_, runs, expected) => {
	expect(runToShow(runs, now, 'ar')).toBe(expected);
});

test.each([
	['until its last day is over', run('2026-11-21'), true],
	['in its own zone: it is the 22nd in Manila', run('2026-11-21', null, { zone: 'Asia/Manila' }), false],
	['all month when only the month is known', run('2026-11-01', null, { datePrecision: 'month' }), true],
	['never ending while it runs on', run('2020-01-01', null, { ongoing: true }), true],
	['not after it stopped running on', run('2020-01-01', '2021-01-01', { ongoing: true }), false]
])('a run is open %s', (_, one, open) => {
	expect(isOpen(one, now)).toBe(open);
});
