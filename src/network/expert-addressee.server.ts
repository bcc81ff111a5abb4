import { eq } from 'drizzle-orm';
import { addressee } from '#people/index.server.ts';
import { db } from '#platform/index.server.ts';
import type { UiLanguage } from '#vocabulary/index.ts';
import { expert } from './expert-tables.server.ts';
import type { ExpertId } from './expert.ts';

/** Where an expert is written to by whoever works with them; for jobs that send letters. Null: gone, withdrawn, never confirmed. */
export async function expertAddressee(
	expertId: string
): Promise<{ email: string; name: string; language: UiLanguage } | null> {
	const [row] = await db
		.select({ personId: expert.personId, withdrawnAt: expert.withdrawnAt })
		.from(expert)
		.where(eq(expert.id, expertId as ExpertId));
	return row && row.withdrawnAt === null ? addressee(row.personId) : null;
}
