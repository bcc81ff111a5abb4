import { afterAll, expect, test } from 'vitest';
import { Forbidden, Refusal } from '#platform/index.ts';
import { system } from '#people/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor } from '../people/builders.server.ts';
import { anOrganisation } from './builders.server.ts';
import {
	addMember,
	changeMembership,
	correctOrganisation,
	findOrganisation,
	relationsOf,
	removeMembership
} from './index.server.ts';
import type { EnteredOrganisation } from './organisation-input.ts';

useDatabase();
afterAll(closeIndex);

const hub = system('test');
const now = new Date('2026-11-22T10:00:00Z');
const always = { joinedOn: null, leftOn: null };

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: unknown) => (error instanceof Refusal ? error.code : String(error))
	);
const entered = (name: string, parent: string | null = null): EnteredOrganisation => ({
	...{ name, names: {}, shortName: null, type: 'network', country: null, city: null, website: null },
	...{ ror: null, parent }
});

test('a network has members from a day until a day, and each sees the other', async () => {
	const network = await anOrganisation({ slug: 'network', type: 'network' });
	await anOrganisation({ slug: 'beta', name: 'Beta' });
	await anOrganisation({ slug: 'alpha', name: 'Alpha' });
	const keeper = await aContributor(network.id);
	const beta = await addMember(keeper, 'network', 'beta', { joinedOn: '2020-01-01', leftOn: null });
	await addMember(keeper, 'network', 'alpha', always);
	const members = async () =>
		(await relationsOf(network, 'en')).members.map((one) => [
			one.organisation.slug,
			one.joinedOn,
			one.leftOn
		]);
	expect(await members()).toEqual([
		['alpha', null, null],
		['beta', '2020-01-01', null]
	]);
	const other = await findOrganisation('beta', 'en');
	expect((await relationsOf(other, 'en')).networks.map((one) => one.organisation.slug)).toEqual(['network']);

	expect(await refusal(addMember(keeper, 'network', 'beta', always))).toBe('already_member');
	expect(
		await refusal(changeMembership(keeper, beta, { joinedOn: '2020-01-01', leftOn: '2019-12-31' }))
	).toBe('left_before_joined');
	await changeMembership(keeper, beta, { joinedOn: '2020-01-01', leftOn: '2024-06-30' });
	// Who left may come back: two times are two rows.
	await addMember(keeper, 'network', 'beta', { joinedOn: '2026-01-01', leftOn: null });
	expect((await members()).map(([slug, , left]) => [slug, left])).toEqual([
		['alpha', null],
		['beta', null],
		['beta', '2024-06-30']
	]);
	await removeMembership(keeper, beta);
	expect((await members()).length).toBe(2);
	await expect(addMember(await aContributor(other.id), 'network', 'alpha', always)).rejects.toThrow(
		Forbidden
	);
});

test('no organisation is a member of itself, over however many', async () => {
	for (const slug of ['c1', 'c2', 'c3']) await anOrganisation({ slug });
	expect(await refusal(addMember(hub, 'c1', 'c1', always))).toBe('membership_cyclic');
	await addMember(hub, 'c1', 'c2', always);
	const last = await addMember(hub, 'c2', 'c3', always);
	expect(await refusal(addMember(hub, 'c3', 'c1', always))).toBe('membership_cyclic');
	// What is over stands in nobody's way, until it begins again.
	await changeMembership(hub, last, { joinedOn: null, leftOn: '2020-01-01' });
	await addMember(hub, 'c3', 'c1', always);
	expect(await refusal(changeMembership(hub, last, always))).toBe('membership_cyclic');
});

test('of two that close a circle at the same moment, one is refused', async () => {
	for (let round = 0; round < 8; round++) {
		const [one, two, three] = [`a${round}`, `b${round}`, `c${round}`];
		for (const slug of [one, two, three]) await anOrganisation({ slug });
		const results = await Promise.all([
			refusal(addMember(hub, one, two, always)),
			refusal(addMember(hub, two, three, always)),
			refusal(addMember(hub, three, one, always))
		]);
		expect(results.sort()).toEqual(['done', 'done', 'membership_cyclic']);
	}
});

test('a parent is never a part of its own part, also at the same moment', async () => {
	for (let round = 0; round < 8; round++) {
		const [one, two] = [`p${round}`, `q${round}`];
		for (const slug of [one, two]) await anOrganisation({ slug, name: slug });
		const results = await Promise.all([
			refusal(correctOrganisation(hub, one, 1, entered(one, two), now)),
			refusal(correctOrganisation(hub, two, 1, entered(two, one), now))
		]);
		expect(results.sort()).toEqual(['done', 'parent_cyclic']);
	}
	expect(await refusal(correctOrganisation(hub, 'p1', 99, entered('p1', 'p1'), now))).toBe(
		'changed_meanwhile'
	);
	const { revision } = await findOrganisation('p1', 'en');
	expect(await refusal(correctOrganisation(hub, 'p1', revision, entered('p1', 'p1'), now))).toBe(
		'parent_cyclic'
	);
});

test('an import names networks and parents, and writes over nothing that the desk changed', async () => {
	await anOrganisation({ slug: 'house', name: 'House' });
	await anOrganisation({ slug: 'circle', name: 'Circle' });
	const given = { slug: 'room', name: 'Room', networks: ['circle', 'not-here'], parent: 'house' };
	const room = await anOrganisation(given);
	const relations = await relationsOf(room, 'en');
	expect([relations.parent?.slug, relations.networks.map((one) => one.organisation.slug)]).toEqual([
		'house',
		['circle']
	]);
	await correctOrganisation(hub, 'room', room.revision, entered('Great room', 'house'), now);
	const again = await anOrganisation(given);
	expect([again.name, again.evidence, again.confirmedOn, again.parentId]).toEqual([
		'Great room',
		'checked-by-editor',
		'2026-11-22',
		room.parentId
	]);
});
