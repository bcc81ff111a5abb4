import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { certificate } from './tables.server.ts';

/** Who was awarded a certificate of completion since an instant, and still holds it. */
export async function completedSince(since: Date): Promise<string[]> {
	const rows = await db
		.selectDistinct({ personId: certificate.personId })
		.from(certificate)
		.where(
			and(
				eq(certificate.kind, 'completion'),
				gt(certificate.issuedAt, since),
				isNull(certificate.revokedAt),
				isNotNull(certificate.personId)
			)
		);
	return rows.flatMap(({ personId }) => personId ?? []);
}
