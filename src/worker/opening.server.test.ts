import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { db, transaction } from '#platform/index.server.ts';
import { newId } from '#platform/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { aCertificate } from '../certificates/builders.server.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEdition } from '../training/builders.server.ts';
import { openRoster } from './opening.server.ts';

useDatabase();
afterEach(() => delete process.env['ROSTER_OPENS']);

const now = new Date('2026-11-22T03:22:00Z');
const yesterday = new Date('2026-11-21T09:00:00Z');

test('who taught an edition that is over is asked onto the roster, once, where the hub’s rule says so', async () => {
	const [tutor, evaluator] = [await aPerson(), await aPerson()];
	const edition = await anEdition({ startsOn: '2026-10-01', endsOn: '2026-11-20', illustrative: false });
	const going = await anEdition({ startsOn: '2026-11-01', endsOn: '2026-12-20', illustrative: false });
	await transaction(async (tx) => {
		for (const [personId, role, id] of [
			[tutor.id, 'tutor', edition.id],
			[evaluator.id, 'evaluator', edition.id],
			[evaluator.id, 'tutor', going.id]
		])
			await tx.execute(sql`insert into edition_team (edition_id, person_id, role) values (${id}, ${personId}, ${role})
				on conflict do nothing`);
	});
	process.env['ROSTER_OPENS'] = 'passing';
	expect(await openRoster(now)).toBe(0);
	process.env['ROSTER_OPENS'] = 'teaching';
	expect(await openRoster(now)).toBe(1);
	expect(await openRoster(now)).toBe(0);
	const { rows } = await db.execute(sql`select person_id, way from expert where way = 'taught'`);
	expect(rows).toEqual([{ person_id: tutor.id, way: 'taught' }]);
	await transaction((tx) =>
		tx.execute(sql`delete from edition_team where edition_id in (${edition.id}, ${newId()})`)
	);
});

test('who passed a course here is asked, too, where the rule says so: not who took part, nor whose certificate is revoked', async () => {
	const [passed, attended, revoked, earlier] = [
		await aPerson(),
		await aPerson(),
		await aPerson(),
		await aPerson()
	];
	const held = (person: { id: string }, given: Parameters<typeof aCertificate>[0] = {}) =>
		aCertificate({ holder: { personId: person.id, name: 'Amina Yusuf' }, now: yesterday, ...given });
	await held(passed);
	await held(attended, { kind: 'participation' });
	const { code } = await held(revoked);
	await transaction((tx) =>
		tx.execute(
			sql`update certificate set revoked_at = ${yesterday.toISOString()}, revocation_reason = 'issued_in_error' where code = ${code}`
		)
	);
	await held(earlier, { now: new Date('2026-11-01T09:00:00Z') });
	process.env['ROSTER_OPENS'] = 'teaching';
	expect(await openRoster(now)).toBe(0);
	process.env['ROSTER_OPENS'] = 'nothing';
	expect(await openRoster(now)).toBe(0);
	process.env['ROSTER_OPENS'] = 'passing';
	expect(await openRoster(now)).toBe(1);
	expect(await openRoster(now)).toBe(0);
	const { rows } = await db.execute(sql`select person_id, way from expert where way = 'passed'`);
	expect(rows).toEqual([{ person_id: passed.id, way: 'passed' }]);
});
