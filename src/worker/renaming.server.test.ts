import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { system } from '#people/index.ts';
import { correctOrganisation } from '#network/index.server.ts';
import { db } from '#platform/index.server.ts';
import { closeIndex, find, readQuery } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEntry } from '../catalogue/builders.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { putNamedAgain } from './renaming.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-21T10:00:00Z');
const hub = system('test');

async function found(text: string): Promise<string[]> {
	const { hits } = await find(readQuery(new URLSearchParams({ q: text })), { now, language: 'en' });
	return hits.map(({ key }) => key).sort();
}

const queued = async () =>
	(await db.execute(sql`select payload from graphile_worker._private_jobs order by id`)).rows.map(
		(row) => row['payload']
	);

test('what an organisation provides or supports is found by its new name, and no more by the old', async () => {
	const school = await anOrganisation({ slug: 'ferry-school', name: 'Ferry School' });
	const other = await anOrganisation({ slug: 'other', name: 'Other' });
	const given = await anEntry({ title: 'Rivers', providers: [school.id] });
	const supported = await anEntry({ title: 'Lakes', providers: [other.id], partners: [school.id] });
	const keys = [`entry:${given.id}`, `entry:${supported.id}`].sort();
	expect(await found('ferry')).toEqual([...keys, `organisation:${school.id}`]);

	const { type, country, city, website, ror } = school;
	const facts = { type, country, city, website, ror, parent: null, shortName: '', names: {} };
	await correctOrganisation(hub, 'ferry-school', school.revision, { ...facts, name: 'Crossing School' }, now);
	const renamed = { slug: 'ferry-school', before: ['Ferry School'] };
	expect(await queued()).toEqual([renamed]);
	await putNamedAgain(renamed);
	expect(await found('ferry')).toEqual([]);
	expect(await found('crossing')).toEqual([...keys, `organisation:${school.id}`]);
});

test('a change of anything but its names puts nothing again', async () => {
	const before = (await queued()).length;
	const one = await anOrganisation({ slug: 'steady', name: 'Steady' });
	const { type, country, website, ror, name } = one;
	await correctOrganisation(
		hub,
		'steady',
		one.revision,
		{
			type,
			country,
			website,
			ror,
			name,
			city: 'Quito',
			parent: null,
			shortName: one.shortName ?? '',
			names: one.names
		},
		now
	);
	expect((await queued()).length).toBe(before);
});
