import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { findPerson } from '#people/index.server.ts';
import { system, visitor, type Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, anAdministrator, anEditor, aPerson } from '../people/builders.server.ts';
import { anOrganisation } from './builders.server.ts';
import {
	acceptInvitation,
	claimOrganisation,
	contributorsOf,
	countClaims,
	decideClaim,
	invitationsOf,
	inviteContributor,
	listClaims,
	networkJobs,
	ownClaims,
	removeContributor
} from './index.server.ts';
import { writeNetworkLetter } from './letter.server.ts';
import { maySeeClaim } from './policy.ts';
import { claimsVisibleTo } from './visible.server.ts';
import { organisationClaim } from './tables.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-22T10:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: unknown) => (error instanceof Refusal ? error.code : String(error))
	);

test('a claim is decided with a reason, and who is granted it keeps the page', async () => {
	const organisation = await anOrganisation({ slug: 'crossings', name: 'Institute of Crossings' });
	const amina = await aPerson({ language: 'fr' });
	const editor = await anEditor();
	await expect(claimOrganisation(visitor, 'crossings', 'I am', now)).rejects.toThrow(Forbidden);
	expect(await refusal(claimOrganisation(amina, 'crossings', '  ', now))).toBe('statement_needed');
	const id = await claimOrganisation(amina, 'crossings', 'Head of training, +00 000', now);
	expect(await refusal(claimOrganisation(amina, 'crossings', 'Once more', now))).toBe('claim_waits');
	expect([await countClaims(editor), await countClaims(amina), await countClaims(visitor)]).toEqual([
		1, 1, 0
	]);

	await expect(decideClaim(amina, id, 'grant', 'I say so', now)).rejects.toThrow(Forbidden);
	await expect(decideClaim(await aPerson(), id, 'grant', 'Me too', now)).rejects.toThrow(NotFound);
	expect(await refusal(decideClaim(editor, id, 'decline', ' ', now))).toBe('claim_reason_needed');
	const decided = await Promise.all([
		refusal(decideClaim(editor, id, 'grant', 'Confirmed by telephone', now)),
		refusal(decideClaim(editor, id, 'decline', 'Nobody answered', now))
	]);
	expect(decided.sort()).toEqual(['claim_decided', 'done']);
	const [claim] = await ownClaims(amina);
	const { roles } = await findPerson(system('test'), amina.id);
	expect(roles).toEqual(claim?.granted ? [{ role: 'contributor', organisationId: organisation.id }] : []);

	const letter = await writeNetworkLetter({ letter: 'claim', id }, now);
	expect([letter?.to, letter?.subject, letter?.text.includes(claim?.reason ?? 'none')]).toEqual([
		amina.email,
		'Votre demande de gestion de la page de Institute of Crossings',
		true
	]);
	// What was written to decide by is forgotten in time.
	await networkJobs['network.tidy']();
	expect((await ownClaims(amina)).length).toBe(1);
});

test('five may wait, of two sent at once one is kept, and the account takes its claims along', async () => {
	const person = await aPerson();
	for (let i = 0; i < 6; i++) await anOrganisation({ slug: `many-${i}` });
	const twice = await Promise.all(
		[1, 2].map(() => refusal(claimOrganisation(person, 'many-0', 'I work there', now)))
	);
	expect(twice.sort()).toEqual(['claim_waits', 'done']);
	for (let i = 1; i < 5; i++) await claimOrganisation(person, `many-${i}`, 'There too', now);
	expect(await refusal(claimOrganisation(person, 'many-5', 'And there', now))).toBe('too_many_claims');
	expect((await ownClaims(person)).length).toBe(5);
});

test('lists show the claims that the policy lets each actor see', async () => {
	const organisation = await anOrganisation({ slug: 'seen' });
	const [one, two] = [await aPerson(), await aPerson()];
	await claimOrganisation(one, 'seen', 'One', now);
	await claimOrganisation(two, 'seen', 'Two', now);
	const all = await db.select().from(organisationClaim);
	const actors: Actor[] = [
		...[visitor, system('test'), one, two, await aPerson()],
		...[await aContributor(organisation.id), await anEditor(), await anAdministrator()]
	];
	for (const actor of actors) {
		const listed = await db.select().from(organisationClaim).where(claimsVisibleTo(actor));
		const allowed = all.filter((claim) => maySeeClaim(actor, claim));
		expect(listed.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
		expect((await listClaims(actor)).every((claim) => maySeeClaim(actor, claim))).toBe(true);
	}
});

test('who keeps a page invites others by letter, and takes it back', async () => {
	const { id: organisationId } = await anOrganisation({ slug: 'inn', name: 'Inn' });
	const keeper = await aContributor(organisationId);
	const [guest, stranger] = [await aPerson({ name: 'Guest' }), await aPerson()];
	await expect(inviteContributor(stranger, 'inn', 'a@example.org', 'en', now)).rejects.toThrow(NotFound);
	expect(await refusal(inviteContributor(keeper, 'inn', 'a@b\r\nBcc: c@d.org', 'en', now))).toBe(
		'email_invalid'
	);
	const id = await inviteContributor(keeper, 'inn', ' Guest@Example.org ', 'es', now);
	const letter = await writeNetworkLetter({ letter: 'invitation', id }, now);
	const token = /token=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
	expect([letter?.to, letter?.subject, token.length]).toEqual([
		'guest@example.org',
		'Invitación a gestionar la página de Inn',
		32
	]);
	// The link is in the letter and nowhere else.
	const { rows } = await db.execute(sql`select * from organisation_invitation`);
	expect(JSON.stringify(rows).includes(token)).toBe(false);

	expect(await refusal(acceptInvitation(guest, 'inn', 'another', now))).toBe('invitation_ended');
	expect(await refusal(acceptInvitation(guest, 'inn', token, later(31)))).toBe('invitation_ended');
	const taken = await Promise.all([
		refusal(acceptInvitation(guest, 'inn', token, now)),
		refusal(acceptInvitation(stranger, 'inn', token, now))
	]);
	expect(taken.sort()).toEqual(['done', 'invitation_ended']);
	expect((await invitationsOf(keeper, 'inn', now)).length).toBe(0);
	const both = await contributorsOf(keeper, 'inn');
	expect(both.length).toBe(2);
	const other = both.find(({ personId }) => keeper.kind === 'person' && personId !== keeper.id);
	await removeContributor(keeper, 'inn', other?.personId ?? '');
	await expect(removeContributor(keeper, 'inn', stranger.id)).rejects.toThrow(NotFound);
	expect((await contributorsOf(keeper, 'inn')).length).toBe(1);
	await expect(contributorsOf(stranger, 'inn')).rejects.toThrow(NotFound);
});

test('addresses and decided claims are forgotten on their day', async () => {
	await anOrganisation({ slug: 'old' });
	const [editor, person] = [await anEditor(), await aPerson()];
	const long = later(-400);
	await inviteContributor(editor, 'old', 'never@example.org', 'en', long);
	const claim = await claimOrganisation(person, 'old', 'Porter', long);
	await decideClaim(editor, claim, 'decline', 'Unknown there', long);
	await networkJobs['network.tidy']();
	expect([(await ownClaims(person)).length, (await invitationsOf(editor, 'old', long)).length]).toEqual([
		0, 0
	]);
});
