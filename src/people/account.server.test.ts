import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { visitor } from './actor.ts';
import { changePassword, changeProfile, findAccount } from './account.server.ts';
import { aCaller, aPerson } from './builders.server.ts';
import { makeLink } from './link.server.ts';
import { actorOf, listSessions } from './session.server.ts';
import { signIn } from './sign-in.server.ts';
import { person, personRateLimit, personSession, personVerification } from './tables.server.ts';
import { tidyPeople } from './tidy.server.ts';

useDatabase();

const old = 'four stones by the well';
const next = 'five stones by the well';
const day = 86_400_000;

async function session(email: string): Promise<Headers> {
	const [cookie] = await signIn({ email, password: old, brief: false }, aCaller());
	return new Headers({ cookie: `serai_session=${encodeURIComponent(cookie?.value ?? '')}` });
}

test('a person changes their name, which is cleaned, and their language', async () => {
	const amina = await aPerson();
	await changeProfile(amina, { name: ' Amina\u202E\tDiop ', language: 'ar' });
	expect(await findAccount(amina)).toMatchObject({ name: 'Amina Diop', language: 'ar' });
	await expect(changeProfile(amina, { name: '-', language: 'ar' })).rejects.toMatchObject({
		code: 'name_missing'
	});
	await expect(changeProfile(amina, { name: 'A', language: 'xx' })).rejects.toMatchObject({
		code: 'language_unknown'
	});
	await expect(changeProfile(visitor, { name: 'A', language: 'en' })).rejects.toMatchObject({
		name: 'Forbidden'
	});
});

test('a new password needs the current one, and ends all other sessions', async () => {
	const amina = await aPerson({ password: old });
	const [here, elsewhere] = [await session(amina.email), await session(amina.email)];
	const caller = aCaller({ headers: here });
	await expect(changePassword(amina, { current: 'wrong', next }, caller)).rejects.toMatchObject({
		code: 'password_wrong',
		details: { field: 'current' }
	});
	await changePassword(amina, { current: old, next }, caller);
	expect(await actorOf(new Headers(elsewhere))).toEqual(visitor);
	expect(await listSessions(amina, here)).toHaveLength(1);
});

test('a session seen on a later day is noted to the day and lives on, unless it was not to stay; one past its end is a visitor’s', async () => {
	const amina = await aPerson({ password: old });
	const headers = await session(amina.email);
	const own = eq(personSession.personId, amina.id);
	const set = (values: Partial<typeof personSession.$inferInsert>) =>
		transaction((tx) => tx.update(personSession).set(values).where(own));
	const ago = (days: number) => new Date(Date.now() - days * day);
	await set({ createdAt: ago(59), updatedAt: ago(59), expiresAt: ago(-1) });
	expect(await actorOf(new Headers(headers))).toMatchObject({ kind: 'person', id: amina.id });
	const [row] = await db.select().from(personSession).where(own);
	expect(row?.updatedAt.toISOString()).toBe(`${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`);
	expect(Math.round(((row?.expiresAt.getTime() ?? 0) - Date.now()) / day)).toBe(60);
	await set({ createdAt: ago(0.5), updatedAt: ago(1), expiresAt: ago(-0.5) });
	await actorOf(new Headers(headers));
	const [brief] = await db.select().from(personSession).where(own);
	expect(brief && brief.expiresAt < ago(-1)).toBe(true);
	await set({ expiresAt: ago(0.001) });
	expect(await actorOf(new Headers(headers))).toEqual(visitor);
});

test('the night erases what has served its purpose, and nothing else', async () => {
	const now = new Date();
	const ago = (days: number) => new Date(now.getTime() - days * day);
	const [stale, waiting, amina] = [
		await aPerson({ confirmed: false }),
		await aPerson({ confirmed: false }),
		await aPerson({ password: old })
	];
	await session(amina.email);
	await transaction(async (tx) => {
		await tx
			.update(person)
			.set({ createdAt: ago(15) })
			.where(eq(person.id, stale.id));
		await tx
			.update(person)
			.set({ createdAt: ago(13) })
			.where(eq(person.id, waiting.id));
		await makeLink(tx, 'confirm', stale.id, ago(4));
		await makeLink(tx, 'confirm', waiting.id, now);
		await tx.insert(personRateLimit).values({ key: 'past', count: 1, resetsAt: ago(1) });
	});
	await tidyPeople(now);
	const people = (await db.select().from(person)).map(({ id }) => id);
	expect([stale, waiting, amina].map(({ id }) => people.includes(id))).toEqual([false, true, true]);
	expect((await db.select().from(personVerification)).map(({ value }) => value)).toEqual([
		`confirm ${waiting.id}`
	]);
	expect((await db.select().from(personRateLimit)).some(({ key }) => key === 'past')).toBe(false);
	expect(await db.select().from(personSession).where(eq(personSession.personId, amina.id))).toHaveLength(1);
});
