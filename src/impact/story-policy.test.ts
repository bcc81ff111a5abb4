import { describe, expect, test } from 'vitest';
import { system, visitor, type Actor, type Role } from '#people/index.ts';
import { mayWriteSomeStory, mayWriteStory, refusalToApprove, refusalToAsk } from './story-policy.ts';

const own = '01900000-0000-7000-8000-000000000001';
const other = '01900000-0000-7000-8000-000000000002';
const person = (id: string, ...roles: Role[]): Actor => ({
	kind: 'person',
	id,
	name: 'A',
	language: 'en',
	roles
});
const contributor = person('c', { role: 'contributor', organisationId: own });
const editor = person('e', { role: 'editor' });

describe('who writes which story', () => {
	test.each<[string, Actor, boolean, boolean, boolean]>([
		['a visitor', visitor, false, false, false],
		['a member', person('m'), false, false, false],
		['who keeps the roster', person('r', { role: 'roster' }), false, false, false],
		['a contributor', contributor, false, true, true],
		[
			'a contributor of another',
			person('d', { role: 'contributor', organisationId: other }),
			false,
			false,
			true
		],
		['an editor', editor, true, true, true],
		['an administrator', person('a', { role: 'administrator' }), true, true, true],
		['the hub', system('test'), true, true, true]
	])('%s', (_, actor, hubs, theirs, some) => {
		expect([
			mayWriteStory(actor, { organisationId: null }),
			mayWriteStory(actor, { organisationId: own }),
			mayWriteSomeStory(actor)
		]).toEqual([hubs, theirs, some]);
	});
});

describe('why a release cannot be asked for', () => {
	const fine = { impossible: 0, flaws: 0, verdict: 'safe' } as const;
	test.each([
		['nothing is wrong', fine, false, null],
		['a token of nothing', { ...fine, flaws: 1 }, true, 'story_not_sound'],
		['numbers that cannot be true', { ...fine, impossible: 1 }, true, 'story_cannot_be_true'],
		['nobody has looked at what it tells', { ...fine, verdict: null }, true, 'story_being_audited'],
		['it gives a few people away', { ...fine, verdict: 'blocked' as const }, true, 'story_blocked'],
		[
			'it nearly does, and nobody read how',
			{ ...fine, verdict: 'review' as const },
			false,
			'story_reasons_unread'
		],
		['it nearly does, and who asks knows', { ...fine, verdict: 'review' as const }, true, null]
	])('%s', (_, standing, read, refusal) => {
		expect(refusalToAsk(standing, read)).toBe(refusal);
	});
});

describe('why somebody cannot be the second person', () => {
	const hubs = { organisationId: null };
	const asked = { askedBy: 'x', verdict: 'safe' as const };
	test.each<[string, Actor, Parameters<typeof refusalToApprove>[2], boolean, string | null]>([
		['another editor can', editor, asked, false, null],
		['who asked', editor, { ...asked, askedBy: 'e' }, true, 'story_second_person'],
		['somebody of another organisation', contributor, asked, true, 'story_not_yours'],
		['the hub is nobody', system('test'), asked, true, 'story_not_yours'],
		['a visitor', visitor, asked, true, 'story_not_yours'],
		['who asked has left', editor, { ...asked, askedBy: null }, true, 'story_asker_left'],
		['reasons unread', editor, { ...asked, verdict: 'review' }, false, 'story_reasons_unread'],
		['reasons read', editor, { ...asked, verdict: 'review' }, true, null],
		['blocked', editor, { ...asked, verdict: 'blocked' }, true, 'story_blocked']
	])('%s', (_, actor, request, read, refusal) => {
		expect(refusalToApprove(actor, hubs, request, read)).toBe(refusal);
	});
});
