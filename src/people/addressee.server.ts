import { inArray } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { person } from './tables.server.ts';

export type Addressee = { email: string; name: string; language: UiLanguage };

/** Where a person is written to, and in which language; for jobs that send letters. Null: gone, or never confirmed. */
export async function addressee(personId: string): Promise<Addressee | null> {
	return (await addresseesOf([personId])).get(personId) ?? null;
}

/** The same of many; who is gone or never confirmed is left out. */
export async function addresseesOf(personIds: readonly string[]): Promise<Map<string, Addressee>> {
	if (personIds.length === 0) return new Map();
	const { id, email, name, language, emailVerified } = person;
	const rows = await db
		.select({ id, email, name, language, emailVerified })
		.from(person)
		.where(inArray(person.id, [...personIds]));
	return new Map(
		rows
			// Nobody ever has an address there (RFC 2606): the people of a demonstration are not written to.
			.filter((row) => row.emailVerified && !row.email.endsWith('.invalid'))
			.map((row) => [
				row.id,
				{ email: row.email, name: row.name, language: isUiLanguage(row.language) ? row.language : 'en' }
			])
	);
}
