import { newId } from '#platform/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { person } from './tables.server.ts';

/**
 * People of a demonstration, whose names say that they are invented: without a password, and with an address that can
 * never be anybody's, so that nobody can sign in as one. Returns their ids, in order.
 */
export async function inventPeople(
	tx: Writer,
	invented: readonly { name: string; language: string }[]
): Promise<string[]> {
	const rows = invented.map(({ name, language }) => {
		const id: string = newId();
		return { id, name, language, email: `${id}@demonstration.invalid`, emailVerified: true };
	});
	await tx.insert(person).values(rows);
	return rows.map(({ id }) => id);
}
