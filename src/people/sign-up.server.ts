import { eq } from 'drizzle-orm';
import { newId, Refusal } from '#platform/index.ts';
import { later, transaction, type Writer } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import { countAttempt, type Caller } from './attempt.server.ts';
import { emailFrom } from './email.ts';
import { useLink } from './link.server.ts';
import { cleanName } from './name.ts';
import { hashPassword } from './password.server.ts';
import { problemsOf, type NewPerson } from './person.ts';
import { person, personCredential } from './tables.server.ts';

/** What was asked for, tidied; throws the first Refusal. Cheap: nothing is hashed or counted yet. */
export function checkedPerson(wanted: NewPerson): NewPerson {
	const [problem] = problemsOf(wanted);
	const email = emailFrom(wanted.email);
	if (problem || email === null)
		throw new Refusal(problem?.code ?? 'email_invalid', { field: problem?.field ?? 'email' });
	return {
		name: cleanName(wanted.name),
		email,
		password: wanted.password,
		language: isUiLanguage(wanted.language) ? wanted.language : 'en'
	};
}

/**
 * Makes an account that waits for its address to be confirmed. An address that already has one gets a letter that says
 * so; whoever asked sees the same answer, after the same work. `then`: where they were going; the letter leads there.
 */
export async function signUp(wanted: NewPerson, caller: Caller, then = ''): Promise<void> {
	const { name, email, password, language } = checkedPerson(wanted);
	await countAttempt('sign_up', caller, email);
	const passwordHash = await hashPassword(password);
	await transaction(async (tx) => {
		const id = await insertPerson(tx, { name, email, language, passwordHash, confirmed: false });
		if (id) return later(tx, 'people.mail', { personId: id, letter: 'confirm', ...(then && { then }) });
		const [existing] = await tx.select().from(person).where(eq(person.email, email));
		// An account still unconfirmed may be anybody's: only its own link, sent again, opens it.
		if (existing)
			await later(tx, 'people.mail', {
				personId: existing.id,
				letter: existing.emailVerified ? 'exists' : 'confirm',
				...(then && { then })
			});
	});
}

/** The new person's id, or null when the address is taken. */
export async function insertPerson(
	tx: Writer,
	one: { name: string; email: string; language: string; passwordHash: string; confirmed: boolean }
): Promise<string | null> {
	const id = newId();
	const [inserted] = await tx
		.insert(person)
		.values({ id, name: one.name, email: one.email, language: one.language, emailVerified: one.confirmed })
		.onConflictDoNothing({ target: person.email })
		.returning();
	if (!inserted) return null;
	await setPassword(tx, id, one.passwordHash);
	return id;
}

/** better-auth finds a password under the provider 'credential', with the person's own id as its account. */
export async function setPassword(tx: Writer, personId: string, passwordHash: string): Promise<void> {
	await tx
		.insert(personCredential)
		.values({ id: newId(), accountId: personId, providerId: 'credential', personId, password: passwordHash })
		.onConflictDoUpdate({
			target: [personCredential.personId, personCredential.providerId],
			set: { password: passwordHash, updatedAt: new Date() }
		});
}

/** The address is the person's own: from now on they can sign in. Throws Refusal('link_unusable'). */
export async function confirmAddress(token: string, caller: Caller): Promise<void> {
	await countAttempt('link', caller);
	await transaction(async (tx) => {
		const id = await useLink(tx, 'confirm', token, caller.now);
		if (!id) throw new Refusal('link_unusable');
		await tx.update(person).set({ emailVerified: true, updatedAt: caller.now }).where(eq(person.id, id));
	});
}
