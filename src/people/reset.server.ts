import { eq } from 'drizzle-orm';
import { Refusal } from '#platform/index.ts';
import { later, transaction } from '#platform/index.server.ts';
import { countAttempt, type Caller } from './attempt.server.ts';
import { emailFrom } from './email.ts';
import { useLink } from './link.server.ts';
import { hashPassword } from './password.server.ts';
import { refusalToPassword } from './password.ts';
import { endSessionsOf } from './session.server.ts';
import { setPassword } from './sign-up.server.ts';
import { person } from './tables.server.ts';

/** Longer than either way takes, so that the time of the answer does not tell who has an account. */
const evenly = 250;

/**
 * Sends a link for a new password, or, to an address that was never confirmed, the link that confirms it and leads on to
 * `then`.
 */
export async function forgotPassword(text: string, caller: Caller, then = ''): Promise<void> {
	const email = emailFrom(text);
	if (!email) throw new Refusal('email_invalid', { field: 'email' });
	await countAttempt('forgotten', caller, email);
	const [, problem] = await Promise.all([
		new Promise((resolve) => setTimeout(resolve, evenly)),
		sendLink(email, then).then(
			() => null,
			(error: unknown) => ({ error })
		)
	]);
	if (problem) throw problem.error;
}

async function sendLink(email: string, then: string): Promise<void> {
	await transaction(async (tx) => {
		const [found] = await tx.select().from(person).where(eq(person.email, email));
		if (found)
			await later(tx, 'people.mail', {
				personId: found.id,
				letter: found.emailVerified ? 'reset' : 'confirm',
				...(then && { then })
			});
	});
}

/** Sets the new password and ends every session. Throws Refusal('link_unusable'); a refused password leaves the link good. */
export async function resetPassword(token: string, password: string, caller: Caller): Promise<void> {
	await countAttempt('link', caller);
	await transaction(async (tx) => {
		const id = await useLink(tx, 'reset', token, caller.now);
		if (!id) throw new Refusal('link_unusable');
		const [owner] = await tx.select().from(person).where(eq(person.id, id));
		if (!owner) throw new Refusal('link_unusable');
		const refusal = refusalToPassword(password, owner);
		if (refusal) throw new Refusal(refusal, { field: 'password' });
		await setPassword(tx, id, await hashPassword(password));
		await endSessionsOf(tx, id, null);
		await later(tx, 'people.mail', { personId: id, letter: 'password_changed' });
	});
}
