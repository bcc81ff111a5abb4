import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer, publicUrl } from '#platform/index.server.ts';
import { system } from './actor.ts';
import { countAttempt, type Caller } from './attempt.server.ts';
import { emailFrom } from './email.ts';
import { hashPassword } from './password.server.ts';
import type { NewPerson } from './person.ts';
import { insertRole } from './role.server.ts';
import { hash, newToken } from './secret.server.ts';
import { endSessionsOf } from './session.server.ts';
import { checkedPerson, insertPerson, setPassword } from './sign-up.server.ts';
import { administratorLink, person, personRole } from './tables.server.ts';

const linkDays = 7;

/** A one-time link for whoever set this hub up; null once it has an administrator. Only the newest one works. */
export async function firstAdministratorLink(): Promise<string | null> {
	return transaction(async (tx) => {
		await hold(tx);
		if (await hasAdministrator(tx)) return null;
		await tx.delete(administratorLink).where(isNull(administratorLink.email));
		return makeLink(tx, null);
	});
}

export type Granted = { outcome: 'granted' | 'already' } | { outcome: 'invited'; link: string };

/**
 * Makes the person with this address an administrator; for an address without an account, a one-time link to hand
 * them. An account whose address was never confirmed counts as none. Throws Refusal('email_invalid').
 */
export async function grantAdministrator(text: string): Promise<Granted> {
	const email = emailFrom(text);
	if (!email) throw new Refusal('email_invalid');
	return transaction(async (tx): Promise<Granted> => {
		await hold(tx);
		const [found] = await tx.select().from(person).where(eq(person.email, email));
		if (!found?.emailVerified) {
			await tx.delete(administratorLink).where(eq(administratorLink.email, email));
			return { outcome: 'invited', link: await makeLink(tx, email) };
		}
		if (await isAdministratorNow(tx, found.id)) return { outcome: 'already' };
		await insertRole(tx, system('command line'), found.id, { role: 'administrator' });
		return { outcome: 'granted' };
	});
}

/** For the link's page: the address it is for, if it is for one. Null when it does not work (any more). */
export async function findAdministratorLink(
	token: string,
	now: Date,
	reader: Reader = db
): Promise<{ email: string | null } | null> {
	const [link] = await reader
		.select({ email: administratorLink.email })
		.from(administratorLink)
		.where(
			and(
				eq(administratorLink.tokenSha256, hash(token)),
				isNull(administratorLink.usedAt),
				gt(administratorLink.expiresAt, now)
			)
		);
	if (!link || (link.email === null && (await hasAdministrator(reader)))) return null;
	return link;
}

/**
 * Makes a confirmed account that is administrator. Of two that come at once, one wins; the other, and every later one,
 * gets Refusal('administrator_link_used').
 */
export async function becomeAdministrator(token: string, wanted: NewPerson, caller: Caller): Promise<void> {
	await countAttempt('link', caller);
	const invited = await usable(db, token, caller.now);
	const { name, email, password, language } = checkedPerson({
		...wanted,
		email: invited.email ?? wanted.email
	});
	const passwordHash = await hashPassword(password);
	await transaction(async (tx) => {
		await hold(tx);
		await usable(tx, token, caller.now);
		const id =
			(await insertPerson(tx, { name, email, language, passwordHash, confirmed: true })) ??
			(await takeOver(tx, { name, email, language, passwordHash }));
		await insertRole(tx, system('administrator link'), id, { role: 'administrator' });
		await tx
			.update(administratorLink)
			.set({ usedAt: caller.now })
			.where(eq(administratorLink.tokenSha256, hash(token)));
	});
}

/** The address already has an account; who holds the link speaks for the hub, so nobody can bar the way by signing up first. */
async function takeOver(
	tx: Writer,
	{
		name,
		email,
		language,
		passwordHash
	}: { name: string; email: string; language: string; passwordHash: string }
): Promise<string> {
	const [taken] = await tx
		.update(person)
		.set({ name, language, emailVerified: true, updatedAt: sql`now()` })
		.where(eq(person.email, email))
		.returning();
	if (!taken) throw new Refusal('administrator_link_used');
	await setPassword(tx, taken.id, passwordHash);
	await endSessionsOf(tx, taken.id, null);
	return taken.id;
}

async function usable(reader: Reader, token: string, now: Date): Promise<{ email: string | null }> {
	const link = await findAdministratorLink(token, now, reader);
	if (!link) throw new Refusal('administrator_link_used');
	return link;
}

async function makeLink(tx: Writer, email: string | null): Promise<string> {
	const token = newToken();
	await tx.insert(administratorLink).values({
		tokenSha256: hash(token),
		email,
		expiresAt: new Date(Date.now() + linkDays * 86_400_000)
	});
	return `${publicUrl()}/en/first-administrator?token=${token}`;
}

async function hasAdministrator(reader: Reader): Promise<boolean> {
	return (await reader.$count(personRole, eq(personRole.role, 'administrator'))) > 0;
}

async function isAdministratorNow(reader: Reader, personId: string): Promise<boolean> {
	const own = and(eq(personRole.personId, personId), eq(personRole.role, 'administrator'));
	return (await reader.$count(personRole, own)) > 0;
}

const lockNumber = 7_310_242; // any constant of our own

/** One at a time: there is no row yet that could be held. Released with the transaction. */
async function hold(tx: Writer): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(${lockNumber})`);
}
