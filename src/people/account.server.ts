import { and, eq, inArray, like } from 'drizzle-orm';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Writer } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import type { Actor } from './actor.ts';
import { auditLine } from './audit.server.ts';
import { countAttempt, type Caller } from './attempt.server.ts';
import { cleanName, refusalToName } from './name.ts';
import { hashPassword, verifyPassword } from './password.server.ts';
import { longestPassword, refusalToPassword } from './password.ts';
import { keepAnAdministrator } from './role.server.ts';
import { endSessionsOf, idOf } from './session.server.ts';
import { setPassword } from './sign-up.server.ts';
import { person, personCredential, personVerification } from './tables.server.ts';

export type Account = { id: string; name: string; email: string; language: string; since: Date };

export async function findAccount(actor: Actor): Promise<Account> {
	const [row] = await db
		.select()
		.from(person)
		.where(eq(person.id, idOf(actor)));
	if (!row) throw new NotFound('account');
	return { id: row.id, name: row.name, email: row.email, language: row.language, since: row.createdAt };
}

export async function changeProfile(actor: Actor, wanted: { name: string; language: string }): Promise<void> {
	const name = cleanName(wanted.name);
	const refusal = refusalToName(name);
	if (refusal) throw new Refusal(refusal, { field: 'name' });
	if (!isUiLanguage(wanted.language)) throw new Refusal('language_unknown', { field: 'language' });
	await transaction((tx) =>
		tx
			.update(person)
			.set({ name, language: wanted.language, updatedAt: new Date() })
			.where(eq(person.id, idOf(actor)))
	);
}

/** Every other session ends: who knew the old password is out. */
export async function changePassword(
	actor: Actor,
	passwords: { current: string; next: string },
	caller: Caller
): Promise<void> {
	const account = await findAccount(actor);
	const refusal = refusalToPassword(passwords.next, account);
	if (refusal) throw new Refusal(refusal, { field: 'password' });
	await provePassword(account.id, passwords.current, caller);
	const passwordHash = await hashPassword(passwords.next);
	await transaction(async (tx) => {
		await setPassword(tx, account.id, passwordHash);
		await endSessionsOf(tx, account.id, caller.headers);
		await later(tx, 'people.mail', { personId: account.id, letter: 'password_changed' });
	});
}

/**
 * Erases the person: name, address, sessions, passkeys, roles. What they did for the hub stays in its history under an
 * id that names nobody any more. Throws Refusal('last_administrator').
 */
export async function deleteAccount(
	actor: Actor,
	password: string,
	caller: Caller,
	/** What rows above do with what is theirs, in the same transaction, while the person is still known. */
	first: (tx: Writer, personId: string) => Promise<void> = async () => {}
): Promise<void> {
	const id = idOf(actor);
	await provePassword(id, password, caller);
	await transaction(async (tx) => {
		await keepAnAdministrator(tx, id);
		await first(tx, id);
		await tx.delete(personVerification).where(like(personVerification.value, `%${id}%`));
		await tx.delete(person).where(eq(person.id, id));
		await auditLine(tx, actor, 'delete', 'person', id);
	});
}

async function provePassword(personId: string, password: string, caller: Caller): Promise<void> {
	await countAttempt('password', caller, personId);
	const [row] = await db
		.select({ password: personCredential.password })
		.from(personCredential)
		.where(and(eq(personCredential.personId, personId), eq(personCredential.providerId, 'credential')));
	const right =
		password.length <= longestPassword && row?.password && (await verifyPassword(password, row.password));
	if (!right) throw new Refusal('password_wrong', { field: 'current' });
}

/** Names for a history; who deleted their account is not among them. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, [...new Set(ids)]));
	return new Map(rows.map(({ id, name }) => [id, name]));
}
