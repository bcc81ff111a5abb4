import { describe, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { system, visitor } from './actor.ts';
import { auditOf } from './audit.server.ts';
import { aCaller, aContributor, anAdministrator, anEditor, aPerson } from './builders.server.ts';
import { confirmAddressOf, countUnconfirmed } from './confirming.server.ts';
import { makeLink } from './link.server.ts';
import { listPeople } from './person.server.ts';
import { signIn } from './sign-in.server.ts';
import { confirmAddress } from './sign-up.server.ts';
import { transaction } from '#platform/index.server.ts';
import { newId } from '#platform/index.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const password = 'four stones by the well';

describe('a hub without a mail server', () => {
	test('an administrator confirms an address: the person signs in, the history says who vouched', async () => {
		const chief = await anAdministrator();
		const amina = await aPerson({ confirmed: false, password });
		const trying = () => signIn({ email: amina.email, password, brief: false }, aCaller());
		await expect(trying()).rejects.toMatchObject({ code: 'address_unconfirmed_without_mail' });
		expect(await countUnconfirmed(chief)).toBe(1);
		expect((await listPeople(chief, { waiting: true })).people.map(({ id }) => id)).toEqual([amina.id]);
		const link = await transaction((tx) => makeLink(tx, 'confirm', amina.id, now));
		await confirmAddressOf(chief, amina.id, now);
		expect(await trying()).toHaveLength(1);
		expect(await countUnconfirmed(chief)).toBe(0);
		expect((await listPeople(chief, { waiting: true })).people).toEqual([]);
		expect((await auditOf('person', [amina.id])).map(({ personId, act }) => [personId, act])).toEqual([
			[chief.id, 'confirm']
		]);
		// Its letter, found late, has nothing left to do.
		await expect(confirmAddress(link, aCaller({ now }))).rejects.toMatchObject({ code: 'link_unusable' });
	});

	test('with a mail server the sentence is about the letter', async () => {
		const amina = await aPerson({ confirmed: false, password });
		process.env['SMTP_URL'] = 'smtp://127.0.0.1:1';
		await expect(signIn({ email: amina.email, password, brief: false }, aCaller()))
			.rejects.toMatchObject({ code: 'address_unconfirmed' })
			.finally(() => delete process.env['SMTP_URL']);
	});

	test('what is confirmed already, or unknown, is refused; of two at once one is named', async () => {
		const chief = await anAdministrator();
		const amina = await aPerson({ confirmed: false });
		const both = await Promise.allSettled([
			confirmAddressOf(chief, amina.id, now),
			confirmAddressOf(system('test'), amina.id, now)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await auditOf('person', [amina.id])).toHaveLength(1);
		await expect(confirmAddressOf(chief, amina.id, now)).rejects.toMatchObject({ code: 'already_confirmed' });
		await expect(confirmAddressOf(chief, 'nobody', now)).rejects.toMatchObject({ name: 'NotFound' });
	});

	test('nobody else may confirm, or count who waits', async () => {
		const amina = await aPerson({ confirmed: false });
		for (const actor of [visitor, amina, await anEditor(), await aContributor(newId())]) {
			await expect(confirmAddressOf(actor, amina.id, now)).rejects.toMatchObject({ name: 'Forbidden' });
			await expect(countUnconfirmed(actor)).rejects.toMatchObject({ name: 'Forbidden' });
		}
	});
});
