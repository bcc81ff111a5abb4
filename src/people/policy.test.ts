import { describe, expect, test } from 'vitest';
import {
	contributesTo,
	isAdministrator,
	isContributorOf,
	isEditor,
	system,
	visitor,
	worksHere,
	type Actor,
	type Role
} from './actor.ts';
import { may, refusalToLoseAdministrator } from './policy.ts';

const a = (...roles: Role[]): Actor => ({ kind: 'person', id: '1', name: 'Amina', language: 'en', roles });
const contributor = a({ role: 'contributor', organisationId: 'o' });

describe('who may list people, confirm their addresses, grant and withdraw roles', () => {
	test.each<[string, Actor, boolean]>([
		['a visitor', visitor, false],
		['a member', a(), false],
		['a contributor', contributor, false],
		['an editor', a({ role: 'editor' }), false],
		['an administrator', a({ role: 'administrator' }), true],
		['the command line', system('command line'), true]
	])('%s: %3$s', (_, actor, allowed) => {
		expect((['list', 'confirm', 'grant', 'withdraw'] as const).map((act) => may(actor, act))).toEqual(
			Array(4).fill(allowed)
		);
	});
});

test('an administrator is an editor too; an editor is not an administrator', () => {
	expect([isEditor(a({ role: 'administrator' })), isAdministrator(a({ role: 'editor' }))]).toEqual([
		true,
		false
	]);
});

test('a contributor is one of their own organisation only', () => {
	expect([
		isContributorOf(contributor, 'o'),
		isContributorOf(contributor, 'p'),
		isContributorOf(visitor, 'o')
	]).toEqual([true, false, false]);
	expect(contributesTo(contributor)).toEqual(['o']);
});

test('whoever has a role works here', () => {
	expect([visitor, a(), contributor, a({ role: 'editor' })].map(worksHere)).toEqual([
		false,
		false,
		true,
		true
	]);
});

test('the last administrator stays', () => {
	expect([refusalToLoseAdministrator(0), refusalToLoseAdministrator(1)]).toEqual([
		'last_administrator',
		null
	]);
});
