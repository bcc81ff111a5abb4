import { expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { transaction } from '#platform/index.server.ts';
import { aPerson } from '../people/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aDossier, aDossierInput } from './builders.server.ts';
import { addDossier } from './dossier.server.ts';
import { findDossierForEdit } from './dossier-page.server.ts';
import { ownResearch } from './own.server.ts';
import { reportUptake } from './uptake.server.ts';

useDatabase();

test('what somebody wrote is theirs to take along, and stays without their name when the account goes', async () => {
	const [member, other] = [await aPerson(), await aPerson()];
	const { id } = await addDossier(member, aDossierInput({ kind: 'practice', title: 'A well' }));
	const advice = await aDossier({ kind: 'recommendation' });
	await reportUptake(member, advice.id, {
		...{ language: 'en', what: 'Done.', country: null, year: null, byWhom: null },
		evidenceUrl: 'https://a.example/'
	});
	const own = await ownResearch(member);
	expect(own.written.map(({ kind, texts }) => [kind, texts[0]?.title])).toEqual([['practice', 'A well']]);
	expect(own.uptakes.map(({ what, state }) => [what, state])).toEqual([['Done.', 'reported']]);
	expect(await ownResearch(other)).toEqual({ written: [], uptakes: [] });

	await transaction((tx) => tx.execute(sql`delete from person where id = ${member.id}`));
	const editor = await aPerson({ roles: [{ role: 'editor' }] });
	expect((await findDossierForEdit(editor, id)).createdBy).toBeNull();
});
