import { expect, test } from 'vitest';
import {
	lastDayOf,
	letterDue,
	milestonesOf,
	monthsAfter,
	problemsOfReport,
	refusalToReportOn,
	standOf,
	type Milestone,
	type ReportInput
} from './milestone.ts';

const due = milestonesOf('2027-05-20', '2027-05-20');
const asked = (month: 3 | 6 | 12, given: Partial<Milestone> = {}): Milestone[] =>
	due.map((one) => ({
		...{ ...one, askedAt: null, remindedAt: null, lastRemindedAt: null },
		...(one.month === month && given)
	}));

test.each([
	['2027-05-20', 3, '2027-08-20'],
	['2027-11-30', 3, '2028-02-29'],
	['2027-08-31', 6, '2028-02-29'],
	['2026-11-30', 3, '2027-02-28'],
	['2027-12-31', 12, '2028-12-31']
])('%s and %i months is %s', (day, months, after) => {
	expect(monthsAfter(day, months)).toBe(after);
});

test('a plan shared late is not asked what is past already', () => {
	expect(due.map(({ dueOn }) => dueOn)).toEqual(['2027-08-20', '2027-11-20', '2028-05-20']);
	expect(milestonesOf('2027-05-20', '2027-08-20').map(({ month }) => month)).toEqual([6, 12]);
	expect(milestonesOf('2027-05-20', '2029-01-01')).toEqual([]);
});

test('each is answered until the day before the next; the last for sixty days', () => {
	expect([lastDayOf(due, 3), lastDayOf(due, 6), lastDayOf(due, 12)]).toEqual([
		'2027-11-19',
		'2028-05-19',
		'2028-07-19'
	]);
});

test.each([
	['shared', 3, '2027-08-19', 'early'],
	['shared', 3, '2027-08-20', null],
	['shared', 3, '2027-11-19', null],
	['shared', 3, '2027-11-20', 'over'],
	['shared', 6, '2027-11-20', null],
	['shared', 12, '2028-07-20', 'over'],
	['closed', 3, '2027-08-20', 'closed'],
	['draft', 3, '2027-08-20', 'closed']
] as const)('a %s plan at %i months on %s: %s', (state, month, today, refusal) => {
	expect(refusalToReportOn({ state, milestones: due }, month, today)).toBe(refusal);
});

const at = new Date('2027-08-20T05:00:00Z');
test.each([
	['before its day', '2027-08-19', {}, null],
	['on its day', '2027-08-20', {}, 'milestone'],
	['after a week', '2027-08-27', { askedAt: at }, null],
	['after ten days', '2027-08-30', { askedAt: at }, 'reminder'],
	['after twelve, reminded', '2027-09-01', { askedAt: at, remindedAt: at }, null],
	['after twenty', '2027-09-09', { askedAt: at, remindedAt: at }, 'last-reminder'],
	['after thirty, both', '2027-09-19', { askedAt: at, remindedAt: at, lastRemindedAt: at }, null],
	['when it is over', '2027-11-20', {}, null]
] as const)('the letter %s', (_, today, given, letter) => {
	expect(letterDue(asked(3, given), 3, today)).toBe(letter);
});

test.each([
	['not due', '2027-08-19', {}, null, 'not-due'],
	['due, the letter goes out tonight', '2027-08-20', {}, null, 'asked'],
	['asked', '2027-09-20', { askedAt: at }, null, 'asked'],
	['asked, and nobody answered', '2027-11-20', { askedAt: at }, null, 'silent'],
	['nobody could be asked', '2027-11-20', {}, null, 'not-asked'],
	['answered', '2027-12-20', { askedAt: at }, 'stopped', 'stopped']
] as const)('it stands honestly: %s', (_, today, given, latest, stand) => {
	expect(standOf(asked(3, given), 3, latest, today)).toBe(stand);
});

const nothing: ReportInput = { outcome: '', words: '', link: '', hasFile: false };
test.each<[string, Partial<ReportInput>, string | undefined]>([
	['nothing chosen', { outcome: '' }, 'not_chosen'],
	['a state that is none', { outcome: 'abandoned' }, 'not_chosen'],
	['stopped without a reason', { outcome: 'stopped', words: '  ' }, 'milestone_why_needed'],
	['done without anything to show', { outcome: 'done' }, 'milestone_evidence_needed'],
	['done with a file', { outcome: 'done', hasFile: true }, undefined],
	['a link that runs', { outcome: 'done', link: 'javascript:alert(1)' }, 'link_scheme'],
	['under way, nothing said', { outcome: 'under-way' }, undefined],
	['too long', { outcome: 'under-way', words: 'a'.repeat(4001) }, 'longer_than']
])('a report with %s', (_, given, code) => {
	const problems = problemsOfReport({ ...nothing, ...given });
	expect(problems[0]?.code).toBe(code);
});
