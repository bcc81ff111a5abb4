import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aKeeper, anExpert, aProfile } from './expert-builders.server.ts';
import { expertsAffiliated } from './expert-affiliated.server.ts';
import { positionAt } from './expert-affiliated.ts';
import { returnProfile, showPartTo, withdrawProfile } from './expert-telling.server.ts';
import { audiences, type Affiliation, type Consent, type Expert } from './expert.ts';
import { viewers, visibleParts } from './expert-visible.ts';
import { rosterMonths } from './expert-visible.server.ts';

useDatabase();

const now = new Date('2026-11-22T10:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

const at = (organisation: string | null, given: Partial<Affiliation> = {}): Affiliation => ({
	...{ organisation, name: organisation === null ? 'Elsewhere' : null },
	...{ position: null, since: null, until: null, ...given }
});
const names = ({ experts }: Awaited<ReturnType<typeof expertsAffiliated>>) =>
	experts.map(({ id }) => id as string).sort();

test('an organisation’s experts are those whom the rule shows there, for every state, audience and viewer', async () => {
	const histories: Affiliation[][] = [
		[at('institute')],
		[at('institute', { until: 2026 })],
		[at('institute', { until: 2025 })],
		[at('institute', { until: 2019 }), at('institute', { since: 2024 })],
		[at('another'), at(null)]
	];
	const states: Partial<Expert>[] = [
		{},
		{ vettedAt: null, vettedBy: null },
		{ confirmedAt: ago(400) },
		{ withdrawnAt: ago(1) }
	];
	const rows: Expert[] = [];
	for (const affiliations of histories)
		for (const state of states)
			for (const name of audiences)
				for (const part of audiences) {
					const consent: Consent = { name, affiliations: part };
					const { name: profileName } = aProfile();
					const profile = { ...(profileName && { name: profileName }), affiliations };
					rows.push((await anExpert({ profile, updatedAt: ago(20), ...state, consent })).row);
				}
	for (const viewer of viewers) {
		if (viewer === 'self') continue;
		const ruled = rows.filter(
			(row) =>
				visibleParts(row, viewer, now, rosterMonths()).includes('affiliations') &&
				positionAt(row.profile.affiliations, 'institute', 2026)
		);
		const found = await expertsAffiliated('institute', viewer, now, 1000);
		expect(names(found), viewer).toEqual(ruled.map(({ id }) => id as string).sort());
		expect(found.total).toBe(ruled.length);
		expect(ruled.length).toBeGreaterThan(0);
	}
});

test('only the parts that are shown come along, and the most recent confirmation comes first', async () => {
	const tell = { affiliations: [at('harbour', { position: 'Trainer' })] };
	const all = aProfile(tell);
	const consent: Consent = { name: 'public', affiliations: 'public', roles: 'members' };
	const profile = { ...(all.name && { name: all.name }), ...tell, roles: all.roles ?? [] };
	const earlier = await anExpert({ profile, consent, updatedAt: ago(20) });
	const later = await anExpert({ profile, consent, updatedAt: ago(10) });
	const { experts, total } = await expertsAffiliated('harbour', 'visitor', now, 1);
	expect(experts.map(({ id, parts }) => [id, parts])).toEqual([[later.row.id, ['name', 'affiliations']]]);
	expect(total).toBe(2);
	expect(experts[0]?.profile.roles).toBeUndefined();
	const member = await expertsAffiliated('harbour', 'member', now);
	expect(member.experts.map(({ id, profile: { roles } }) => [id, roles])).toEqual([
		[later.row.id, ['trainer']],
		[earlier.row.id, ['trainer']]
	]);
});

test('who takes the part back, or withdraws, is gone with the next question', async () => {
	await aKeeper();
	const profile = aProfile({ affiliations: [at('pier')] });
	const { row, person } = await anExpert({ profile, updatedAt: ago(5) });
	const there = async () => (await expertsAffiliated('pier', 'visitor', now)).total;
	expect(await there()).toBe(1);
	await showPartTo(person, 'affiliations', 'members', now);
	expect(await there()).toBe(0);
	await showPartTo(person, 'affiliations', 'public', now);
	expect(await there()).toBe(1);
	await withdrawProfile(person, now);
	expect(await there()).toBe(0);
	await returnProfile(person, now);
	expect(await there()).toBe(1);
	expect(row.id).toBeDefined();
});

test('a position is that of now', () => {
	const history = [
		at('institute', { until: 2019, position: 'Fellow' }),
		at('institute', { position: 'Head' })
	];
	expect(positionAt(history, 'institute', 2026)?.position).toBe('Head');
	expect(positionAt(history, 'another', 2026)).toBe(null);
	expect(positionAt(undefined, 'institute', 2026)).toBe(null);
});
