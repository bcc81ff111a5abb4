import { expect, test } from 'vitest';
import { confirmationDue, expertState, isListed, type ExpertDates } from './expert-state.ts';

const now = new Date('2026-11-22T10:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const dates = (given: Partial<ExpertDates>): ExpertDates => ({
	...{ invitedAt: ago(400), describedAt: null, vettedAt: null, confirmedAt: null, withdrawnAt: null },
	...given
});
const described = (days: number, more: Partial<ExpertDates> = {}) =>
	dates({ describedAt: ago(days), confirmedAt: ago(days), ...more });

test.each([
	['who was asked and told nothing is invited', dates({}), 'invited'],
	['who told of themselves is self-described', described(1), 'self_described'],
	['who was looked at is vetted', described(1, { vettedAt: ago(0) }), 'vetted'],
	['nine months are 274 days: the day before is in time', described(273, { vettedAt: ago(273) }), 'vetted'],
	['and on it a confirmation is due', described(274, { vettedAt: ago(274) }), 'needs_reconfirming'],
	['also of who was never vetted', described(300), 'needs_reconfirming'],
	['thirty days later it sleeps', described(304, { vettedAt: ago(304) }), 'dormant'],
	[
		'who withdrew is withdrawn, whatever else',
		described(1, { vettedAt: ago(1), withdrawnAt: ago(0) }),
		'withdrawn'
	]
] as const)('%s', (_, given, state) => {
	expect(expertState(given, now, 9)).toBe(state);
});

test('how long a confirmation holds is the hub’s to say', () => {
	const one = described(200, { vettedAt: ago(200) });
	expect([6, 9, 12].map((months) => expertState(one, now, months))).toEqual([
		'needs_reconfirming',
		'vetted',
		'vetted'
	]);
	expect(confirmationDue(described(0), 6)).toEqual(new Date('2027-05-24T10:00:00Z'));
	expect(confirmationDue(dates({}), 6)).toBe(null);
});

test('listed is who was vetted and does not sleep', () => {
	expect(isListed(described(1), now, 9)).toBe(false);
	expect(isListed(described(290, { vettedAt: ago(290) }), now, 9)).toBe(true);
	expect(isListed(described(310, { vettedAt: ago(310) }), now, 9)).toBe(false);
});
