import { asc, eq } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { findAccount, type Account } from './account.server.ts';
import type { Actor, Role } from './actor.ts';
import { listPasskeys, type Passkey } from './passkey.server.ts';
import { idOf, listSessions, type Session } from './session.server.ts';
import { auditLine } from './tables.server.ts';

/** What was done under the account at the desk: which act, on which thing, when. */
export type KeptAct = { at: Date; act: string; thing: string; thingId: string };

export type AccountRecord = {
	account: Account;
	roles: readonly Role[];
	sessions: Session[];
	passkeys: Passkey[];
	acts: KeptAct[];
};

/** All that is kept here about a person's account, for themselves; nothing that signs in is part of it. */
export async function accountRecord(actor: Actor, headers: Headers): Promise<AccountRecord> {
	const id = idOf(actor);
	const { at, act, thing, thingId } = auditLine;
	const [account, sessions, passkeys, acts] = await Promise.all([
		findAccount(actor),
		listSessions(actor, headers),
		listPasskeys(actor),
		db
			.select({ at, act, thing, thingId })
			.from(auditLine)
			.where(eq(auditLine.personId, id))
			.orderBy(asc(at), asc(auditLine.id))
	]);
	return { account, roles: actor.kind === 'person' ? actor.roles : [], sessions, passkeys, acts };
}
