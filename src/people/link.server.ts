import { and, eq, gt } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import { hash, newToken } from './secret.server.ts';
import { personVerification } from './tables.server.ts';

/** A link sent to an address: it works once, and not for long. */
export type Purpose = 'confirm' | 'reset';

/** The letters say "three days" and "one hour" in words. */
const linkHours: Record<Purpose, number> = { confirm: 72, reset: 1 };

/** The link's token; the row keeps only its hash. Earlier links for the same purpose stop working. */
export async function makeLink(tx: Writer, purpose: Purpose, personId: string, now: Date): Promise<string> {
	const token = newToken();
	const value = `${purpose} ${personId}`;
	await forgetLinks(tx, purpose, personId);
	await tx.insert(personVerification).values({
		id: newId(),
		identifier: hash(token),
		value,
		expiresAt: new Date(now.getTime() + linkHours[purpose] * 3_600_000)
	});
	return token;
}

/** A person's links for a purpose stop working. */
export async function forgetLinks(tx: Writer, purpose: Purpose, personId: string): Promise<void> {
	await tx.delete(personVerification).where(eq(personVerification.value, `${purpose} ${personId}`));
}

/** Whose link it is, or null when it is unknown, used or too old. */
export async function personOfLink(
	purpose: Purpose,
	token: string,
	now: Date,
	reader: Reader = db
): Promise<string | null> {
	const [row] = await reader.select().from(personVerification).where(valid(token, now));
	return row ? personIn(purpose, row.value) : null;
}

/** The same, and uses the link up: of two that come at once, one gets the person. */
export async function useLink(
	tx: Writer,
	purpose: Purpose,
	token: string,
	now: Date
): Promise<string | null> {
	const personId = await personOfLink(purpose, token, now, tx);
	if (!personId) return null;
	const [used] = await tx.delete(personVerification).where(valid(token, now)).returning();
	return used ? personId : null;
}

function valid(token: string, now: Date) {
	return and(eq(personVerification.identifier, hash(token)), gt(personVerification.expiresAt, now));
}

function personIn(purpose: Purpose, value: string): string | null {
	return value.startsWith(`${purpose} `) ? value.slice(purpose.length + 1) : null;
}
