import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	after,
	applicationActs,
	applicationStates,
	namelessFrom,
	refusalToAct,
	type ApplicationAct,
	type ApplicationState
} from './application.ts';

describe('an application', () => {
	const cases: [string, ApplicationState, ApplicationAct, ApplicationState | string][] = [
		['is sent', 'draft', 'submit', 'submitted'],
		['is sent once', 'submitted', 'submit', 'application_submitted_already'],
		['is read', 'submitted', 'review', 'review'],
		['may be decided on without a review', 'submitted', 'select', 'selected'],
		['is put on the waiting list', 'review', 'wait', 'waiting'],
		['moves up', 'waiting', 'select', 'selected'],
		['is confirmed by who was selected', 'selected', 'confirm', 'confirmed'],
		['is not confirmed from the waiting list', 'waiting', 'confirm', 'application_not_selected'],
		['is confirmed once', 'confirmed', 'confirm', 'application_confirmed_already'],
		['is withdrawn even when confirmed', 'confirmed', 'withdraw', 'withdrawn'],
		['is not declined once selected: people rely on it', 'selected', 'decline', 'application_state'],
		['is reconsidered after it was declined', 'declined', 'select', 'selected'],
		['stays withdrawn', 'withdrawn', 'select', 'application_withdrawn'],
		['is not decided on while a draft', 'draft', 'select', 'application_not_submitted']
	];
	test.each(cases)('%s', (_, state, act, outcome) => {
		expect(after(state, act) ?? refusalToAct(state, act)).toBe(outcome);
	});

	test('is refused with a reason exactly where an act leads nowhere', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...applicationStates),
				fc.constantFrom(...applicationActs),
				(state, act) => {
					expect(refusalToAct(state, act) === null).toBe(after(state, act) !== null);
				}
			)
		);
	});
});

test.each([
	['a draft, sixty days after it was saved', 'draft', '2027-01-01', '2027-12-31', '2027-03-02'],
	['a draft, thirty days after an event that is sooner', 'draft', '2027-01-01', '2027-01-10', '2027-02-09'],
	['a draft of an event without days, too', 'draft', '2027-01-01', null, '2027-03-02'],
	['who was declined, ninety days after the event', 'declined', '2027-01-01', '2027-05-20', '2027-08-18'],
	['who withdrew, the same', 'withdrawn', '2027-01-01', '2027-05-20', '2027-08-18'],
	['who took part, a year after it', 'confirmed', '2027-01-01', '2027-05-20', '2028-05-19'],
	['nobody while the event has no days', 'submitted', '2027-01-01', null, null]
] as const)('erased: %s', (_, state, savedOn, endsOn, day) => {
	expect(namelessFrom({ state, savedOn, endsOn })).toBe(day);
});
