import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aCertificate } from '../certificates/builders.server.ts';
import { revoke } from '../certificates/revocation.server.ts';
import { anAdministrator, aPerson } from '../people/builders.server.ts';
import { anEdition } from './builders.server.ts';
import { editionCells, editionInvitees } from './cohort.server.ts';
import { enrol, withdraw } from './enrolment.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const profile = {
	country: 'EC',
	gender: 'female',
	sector: 'ngo',
	occupation: 'Baker',
	background: 'refugee'
};

async function enrolled(name: string, given: Record<string, string> = {}, language = 'en') {
	const person = await aPerson({ name });
	return { person, language, given: { ...profile, ...given } };
}

async function anEditionOf(learners: Awaited<ReturnType<typeof enrolled>>[]) {
	const edition = await anEdition();
	const ids = [];
	for (const { person, language, given } of learners)
		ids.push((await enrol(person, edition.id, { language, profile: given }, now)).id);
	return { edition, ids };
}

test('those who learn in an edition are asked by name, with what was told for figures and nothing else', async () => {
	const amina = await enrolled('Amina', { country: 'SN', gender: 'not_said' }, 'ar');
	const { edition, ids } = await anEditionOf([amina]);
	expect(await editionInvitees(edition.id)).toEqual([
		{
			...{ holder: `enrolment:${ids[0]}`, personId: amina.person.id, name: 'Amina', language: 'ar' },
			email: expect.stringContaining('@') as unknown,
			strata: { country: 'SN', sector: 'ngo', language: 'ar', certificate: 'none' }
		}
	]);
});

test('who left is neither asked nor counted; who is alike is counted together, by the certificate they hold now', async () => {
	const people = await Promise.all(['One', 'Two', 'Three', 'Four', 'Gone'].map((name) => enrolled(name)));
	const { edition, ids } = await anEditionOf(people);
	const [one, two, three, , gone] = ids;
	await withdraw(people[4]!.person, gone!, now);
	const holderOf = (at: number) => ({ personId: people[at]!.person.id, name: people[at]!.person.name });
	await aCertificate({ registration: one!, holder: holderOf(0), kind: 'completion', now });
	// Completion supersedes participation, and counts once.
	await aCertificate({ registration: two!, holder: holderOf(1), kind: 'participation', now });
	await aCertificate({ registration: two!, holder: holderOf(1), kind: 'completion', now });
	const revoked = await aCertificate({ registration: three!, holder: holderOf(2), kind: 'completion', now });
	await revoke(await anAdministrator(), revoked.code, 'issued_in_error', now);
	const same = { country: 'EC', gender: 'female', sector: 'ngo', language: 'en' };
	const cells = await editionCells(edition.id);
	expect(cells.sort((a, b) => (a.in['certificate']! < b.in['certificate']! ? -1 : 1))).toEqual([
		{ in: { ...same, certificate: 'completion' }, count: 2 },
		{ in: { ...same, certificate: 'none' }, count: 2 }
	]);
	expect(await editionInvitees(edition.id)).toHaveLength(4);
});
