import { Refusal } from '#platform/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { countAttempt, forgetAttempts, type Caller } from './attempt.server.ts';
import { auth } from './auth.server.ts';
import { emailFrom } from './email.ts';
import { longestPassword } from './password.ts';
import type { Cookie } from './session-cookie.server.ts';

/**
 * Begins a session. Throws Refusal('sign_in_failed') for an unknown address and for a wrong password alike, after the
 * same work, and Refusal('address_unconfirmed') only to who knows the password (`…_without_mail`: no letter comes).
 */
export async function signIn(
	credentials: { email: string; password: string; brief: boolean },
	caller: Caller
): Promise<Cookie[]> {
	const email = emailFrom(credentials.email);
	if (!email) throw new Refusal('email_invalid', { field: 'email' });
	if (credentials.password.length > longestPassword) throw new Refusal('sign_in_failed');
	await countAttempt('sign_in', caller, email);
	const { cookiesFromHeaders, codeOf } = await import('./better-auth.server.ts');
	const { api } = await auth();
	const answer = await api
		.signInEmail({
			body: { email, password: credentials.password, rememberMe: !credentials.brief },
			headers: deviceHeaders(caller.headers),
			returnHeaders: true
		})
		.catch((error: unknown) => {
			const code = refusals[codeOf(error) ?? ''];
			if (!code) throw error;
			const waits = code === 'address_unconfirmed' && !mailIsSent();
			throw new Refusal(waits ? 'address_unconfirmed_without_mail' : code);
		});
	await forgetAttempts('sign_in', caller, email);
	return cookiesFromHeaders(answer.headers);
}

/** Ends the session that asks; the cookies returned are empty ones. */
export async function signOut(headers: Headers): Promise<Cookie[]> {
	const { cookiesFromHeaders } = await import('./better-auth.server.ts');
	const { api } = await auth();
	const answer = await api.signOut({ headers, returnHeaders: true });
	return cookiesFromHeaders(answer.headers);
}

/** better-auth is shown the browser's name and nothing else of the request. */
function deviceHeaders(headers: Headers): Headers {
	return new Headers({ 'user-agent': headers.get('user-agent') ?? '' });
}

const refusals: Record<string, string> = {
	INVALID_EMAIL_OR_PASSWORD: 'sign_in_failed',
	EMAIL_NOT_VERIFIED: 'address_unconfirmed'
};
