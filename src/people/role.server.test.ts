import { expect, test } from 'vitest';
import { asc } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { system, type Role } from './actor.ts';
import { deleteAccount, namesOf } from './account.server.ts';
import { aCaller, aContributor, anAdministrator, anEditor, aPerson } from './builders.server.ts';
import { findPerson, listPeople } from './person.server.ts';
import { grantRole, withdrawRole } from './role.server.ts';
import { auditLine, person } from './tables.server.ts';

useDatabase();

const editor: Role = { role: 'editor' };
const administrator: Role = { role: 'administrator' };

test('an administrator gives and withdraws roles, each once, and each leaves a line', async () => {
	const chief = await anAdministrator();
	const amina = await aPerson();
	const organisationId: string = newId();
	const contributor: Role = { role: 'contributor', organisationId };
	await grantRole(chief, amina.id, editor);
	await grantRole(chief, amina.id, editor);
	await grantRole(chief, amina.id, contributor);
	expect((await findPerson(chief, amina.id)).roles).toEqual([editor, contributor]);
	await withdrawRole(chief, amina.id, editor);
	await expect(withdrawRole(chief, amina.id, editor)).rejects.toMatchObject({ name: 'NotFound' });
	expect((await findPerson(chief, amina.id)).roles).toEqual([contributor]);
	const lines = await db.select().from(auditLine).orderBy(asc(auditLine.id));
	expect(lines.map(({ personId, act, thing, thingId }) => [personId, act, thing, thingId])).toEqual([
		[chief.id, 'grant_editor', 'person', amina.id],
		[chief.id, 'grant_contributor', 'person', amina.id],
		[chief.id, 'withdraw_editor', 'person', amina.id]
	]);
});

test('nobody else may, and an unconfirmed or unknown person gets none', async () => {
	const chief = await anAdministrator();
	const amina = await aPerson();
	for (const actor of [{ kind: 'visitor' } as const, amina, await anEditor(), await aContributor(newId())]) {
		await expect(grantRole(actor, amina.id, editor)).rejects.toMatchObject({ name: 'Forbidden' });
		await expect(withdrawRole(actor, amina.id, editor)).rejects.toMatchObject({ name: 'Forbidden' });
		await expect(listPeople(actor)).rejects.toMatchObject({ name: 'Forbidden' });
		await expect(findPerson(actor, amina.id)).rejects.toMatchObject({ name: 'Forbidden' });
	}
	const stranger = await aPerson({ confirmed: false });
	await expect(grantRole(chief, stranger.id, editor)).rejects.toMatchObject({ code: 'person_unconfirmed' });
	await expect(grantRole(chief, 'nobody', editor)).rejects.toMatchObject({ name: 'NotFound' });
	const nowhere: Role = { role: 'contributor', organisationId: 'nowhere' };
	await expect(grantRole(chief, amina.id, nowhere)).rejects.toMatchObject({ name: 'NotFound' });
});

test('of two administrators who withdraw each other at once, one stays; the last cannot leave', async () => {
	const { people } = await listPeople(system('test'));
	for (const one of people)
		if (one.roles.some(({ role }) => role === 'administrator'))
			await withdrawRole(system('test'), one.id, administrator).catch(() => {});
	const [last] = (await listPeople(system('test'))).people.filter(({ roles }) =>
		roles.some(({ role }) => role === 'administrator')
	);
	const second = await anAdministrator();
	const ids = [last?.id ?? '', second.id];
	const both = await Promise.allSettled(ids.map((id) => withdrawRole(second, id, administrator)));
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: { code: 'last_administrator' }
	});
});

test('deleting an account erases the person; a history keeps an id and no name', async () => {
	const password = 'four stones by the well';
	const amina = await aPerson({ password, roles: [editor] });
	await expect(deleteAccount(amina, 'wrong', aCaller())).rejects.toMatchObject({ code: 'password_wrong' });
	expect((await namesOf([amina.id])).get(amina.id)).toBe('Amina');
	await deleteAccount(amina, password, aCaller());
	expect(await namesOf([amina.id])).toEqual(new Map());
	expect((await db.select().from(person)).filter(({ id }) => id === amina.id)).toEqual([]);
});

test('the last administrator cannot delete their account either', async () => {
	const password = 'four stones by the well';
	const { people } = await listPeople(system('test'));
	const chief = await aPerson({ password, roles: [administrator] });
	for (const one of people)
		if (one.roles.some(({ role }) => role === 'administrator'))
			await withdrawRole(system('test'), one.id, administrator);
	await expect(deleteAccount(chief, password, aCaller())).rejects.toMatchObject({
		code: 'last_administrator'
	});
	expect((await namesOf([chief.id])).size).toBe(1);
});

test('people are found by part of a name or address; signs of the pattern are only text', async () => {
	await aPerson({ name: '100% Ousmane_', email: 'ousmane@example.net' });
	const found = async (text: string) =>
		(await listPeople(system('test'), { text })).people.map(({ email }) => email);
	expect(await found('0% o')).toEqual(['ousmane@example.net']);
	expect(await found('EXAMPLE.NET')).toEqual(['ousmane@example.net']);
	expect(await found('ousmane_')).toEqual(['ousmane@example.net']);
	expect(await found('nobody%\u0000')).toEqual([]);
});
