import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEdition } from '../training/builders.server.ts';
import { enrol } from '../training/enrolment.server.ts';
import { aCohort } from './cohort-builders.server.ts';
import { countCohorts, listCohorts, publicScope } from './cohort.server.ts';
import { factsFor } from './fact.server.ts';
import type { Cell } from './group.ts';
import { isMixed, kindsOfScope } from './scope-kinds.server.ts';
import { joinedCells, putSource } from './source.server.ts';

useDatabase();
const profile = { country: 'EC', gender: 'female', sector: 'ngo', occupation: 'Baker' };

test('editions that have begun are counted, again only where something changed, and no person is kept', async () => {
	const edition = await anEdition();
	const enrolOn = new Date('2027-02-10T10:00:00Z');
	for (const name of ['Amina', 'Berta']) {
		await enrol(await aPerson({ name }), edition.id, { language: 'en', profile }, enrolOn);
	}
	const now = new Date('2027-06-20T10:00:00Z');
	expect((await countCohorts(now)).changed).toBe(1);
	expect((await countCohorts(now)).changed).toBe(0);
	const [cohort] = await listCohorts();
	expect(cohort).toMatchObject({ subject: `edition:${edition.id}`, people: 2, version: 1, kind: 'edition' });
	const { rows } = await db.execute(sql`select country, gender, sector, certificate, count from impact_cell`);
	expect(rows).toEqual([{ country: 'EC', gender: 'female', sector: 'ngo', certificate: 'none', count: 2 }]);
	await enrol(await aPerson({ name: 'Carla' }), edition.id, { language: 'es', profile }, enrolOn);
	expect((await countCohorts(now)).changed).toBe(1);
	expect((await listCohorts())[0]).toMatchObject({ people: 3, version: 2 });
	// What learners told of themselves is erased one day: what was counted half a year after the end stays.
	expect((await countCohorts(new Date('2032-01-01T00:00:00Z'))).changed).toBe(0);
});

test('cells that are alike are one, in an order of their own', () => {
	const cells: Cell[] = [
		{ in: { country: 'MX' }, count: 2 },
		{ in: { country: 'EC', gender: '' }, count: 3 },
		{ in: { country: 'EC' }, count: 4 },
		{ in: { country: 'CO' }, count: 0 }
	];
	const joined = joinedCells(cells);
	expect(joined.map((cell) => [cell.in['country'], cell.count])).toEqual([
		['EC', 7],
		['MX', 2]
	]);
	expect(joinedCells(cells.toReversed())).toEqual(joined);
});

test('a list under the same name takes the place of the one before, and the same list changes nothing', async () => {
	const id = await aCohort('brought', [{ in: { country: 'EC' }, count: 12 }]);
	const put = (name: string, count: number) =>
		transaction((tx) =>
			putSource(tx, id, { name, by: null, now: new Date(), cells: [{ in: { country: 'EC' }, count }] })
		);
	expect(await put('list', 12)).toBe('unchanged');
	expect(await put('list', 14)).toBe('replaced');
	expect(await put('another list', 6)).toBe('added');
	expect((await listCohorts()).find((one) => one.id === id)).toMatchObject({ people: 20, version: 3 });
	const facts = await factsFor({ cohorts: [id], waves: [] }, ['participants:country.EC'], new Date());
	expect(facts['participants:country.EC']?.value).toBe(20);
});

test('in public only what is over counts, and demonstrations only where there is nothing else', async () => {
	await transaction((tx) => tx.execute(sql`delete from impact_cohort`));
	const shown = await aCohort('shown', [], { illustrative: true });
	await aCohort('running', [], { startsOn: '2027-01-01', endsOn: '2027-12-31' });
	const now = new Date('2027-06-20T10:00:00Z');
	expect(await publicScope(now)).toMatchObject({ scope: { cohorts: [shown] }, illustrative: true });
	const real = await aCohort('real', []);
	expect(await publicScope(now)).toMatchObject({ scope: { cohorts: [real] }, illustrative: false });
});

test('what is not shown is in no public number, and invented people beside real ones are left out by name', async () => {
	await transaction((tx) => tx.execute(sql`delete from impact_cohort`));
	const now = new Date('2027-06-20T10:00:00Z');
	const invented = await aCohort('invented', [], { illustrative: true });
	const brought = await aCohort('brought', [], { shownAt: null });
	expect(await publicScope(now)).toMatchObject({ scope: { cohorts: [invented] }, leftOut: 0 });
	const real = await aCohort('real', []);
	expect(await publicScope(now)).toMatchObject({ scope: { cohorts: [real] }, leftOut: 1 });
	const of = (...cohorts: (typeof real)[]) => kindsOfScope({ cohorts, waves: [] });
	expect(await of(invented, brought)).toEqual({
		...{ invented: [{ en: 'invented' }], real: [{ en: 'brought' }] },
		unshown: [{ en: 'brought' }]
	});
	expect([isMixed(await of(invented, real)), isMixed(await of(real, brought))]).toEqual([true, false]);
});
