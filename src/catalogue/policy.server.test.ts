import { inArray, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { system, visitor, type Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson, anEntry } from './builders.server.ts';
import { may } from './policy.ts';
import { entryStates } from './state.ts';
import { entry } from './tables.server.ts';
import { visibleTo } from './visible.server.ts';

useDatabase();

test('a list shows exactly what the policy lets each actor see, in every combination', async () => {
	const [one, two] = [await anOrganisation(), await anOrganisation()];
	const providings = [[], [one.id], [two.id], [one.id, two.id]];
	const entries = [];
	for (const state of entryStates)
		for (const providers of providings) entries.push(await anEntry({ state, providers }));
	entries.push(await anEntry({ state: 'draft', providers: [two.id], partners: [one.id] }));
	const contributor = (organisationId: string) => ({ role: 'contributor' as const, organisationId });
	const actors: Actor[] = [
		visitor,
		system('test'),
		aPerson(),
		aPerson([{ role: 'editor' }]),
		aPerson([{ role: 'administrator' }]),
		aPerson([contributor(one.id)]),
		aPerson([contributor(one.id), contributor(two.id)]),
		aPerson([contributor(two.id), { role: 'editor' }])
	];
	for (const actor of actors) {
		const listed = await db
			.select({ id: entry.id })
			.from(entry)
			.where(
				sql`${visibleTo(actor)} and ${inArray(
					entry.id,
					entries.map((each) => each.id)
				)}`
			);
		const allowed = entries.filter((each) => may(actor, 'see', each)).map((each) => each.id);
		expect(listed.map((row) => row.id).sort()).toEqual(allowed.sort());
	}
});
