import { eq } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { person } from './tables.server.ts';

/** Where a person is written to, and in which language; for jobs that send letters. Null: gone, or never confirmed. */
export async function addressee(
	personId: string
): Promise<{ email: string; name: string; language: UiLanguage } | null> {
	const [row] = await db
		.select({
			email: person.email,
			name: person.name,
			language: person.language,
			confirmed: person.emailVerified
		})
		.from(person)
		.where(eq(person.id, personId));
	// Nobody ever has an address there (RFC 2606): the people of a demonstration are not written to.
	if (!row?.confirmed || row.email.endsWith('.invalid')) return null;
	return { email: row.email, name: row.name, language: isUiLanguage(row.language) ? row.language : 'en' };
}
