import { and, asc, eq } from 'drizzle-orm';
import { idFrom, NotFound } from '#platform/index.ts';
import { db, transaction, publicUrl } from '#platform/index.server.ts';
import type { Actor } from './actor.ts';
import { auth } from './auth.server.ts';
import { countAttempt, type Caller } from './attempt.server.ts';
import { idOf } from './session.server.ts';
import { personPasskey } from './tables.server.ts';

export type Passkey = { id: string; name: string | null; addedAt: Date | null };

export async function listPasskeys(actor: Actor): Promise<Passkey[]> {
	return db
		.select({ id: personPasskey.id, name: personPasskey.name, addedAt: personPasskey.createdAt })
		.from(personPasskey)
		.where(eq(personPasskey.personId, idOf(actor)))
		.orderBy(asc(personPasskey.createdAt));
}

/** Throws NotFound for a passkey that is not the actor's. */
export async function removePasskey(actor: Actor, id: string): Promise<void> {
	await transaction(async (tx) => {
		const removed = await tx
			.delete(personPasskey)
			.where(and(eq(personPasskey.id, idFrom(id) ?? ''), eq(personPasskey.personId, idOf(actor))))
			.returning();
		if (removed.length === 0) throw new NotFound('passkey');
	});
}

/** Passkeys belong to a host name: browsers refuse them for an address of numbers. */
export function passkeysPossible(): boolean {
	const host = new URL(publicUrl()).hostname;
	return !/^\[|^[\d.]+$/.test(host);
}

const ceremonies = new Set([
	'GET /api/auth/passkey/generate-register-options',
	'POST /api/auth/passkey/verify-registration',
	'GET /api/auth/passkey/generate-authenticate-options',
	'POST /api/auth/passkey/verify-authentication'
]);

/** The two steps of adding a passkey and of signing in with one: all of better-auth that is open to the web. */
export async function answerPasskey(request: Request, caller: Caller): Promise<Response> {
	const { pathname } = new URL(request.url);
	if (!ceremonies.has(`${request.method} ${pathname}`)) throw new NotFound();
	await countAttempt('passkey', caller);
	const answer = await (await auth()).handler(request);
	if (request.method === 'GET' || !answer.ok) return answer;
	// What was verified is in the cookie and the rows: the session's token is not for scripts.
	const { headers } = answer;
	headers.delete('content-length');
	return new Response('{}', { status: 200, headers });
}
