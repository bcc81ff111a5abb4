import { isNotNull, lt, or, and } from 'drizzle-orm';
import { transaction } from '#platform/index.server.ts';
import { applicationAnswer, editionInvitation, learnerProfile } from './tables.server.ts';

/** At night: what learners told of themselves, and answered to apply, is erased when its day comes; invitations when they are used or over. */
export async function tidyTraining(now: Date): Promise<void> {
	await transaction(async (tx) => {
		const today = now.toISOString().slice(0, 10);
		await tx.delete(learnerProfile).where(lt(learnerProfile.eraseOn, today));
		await tx.delete(applicationAnswer).where(lt(applicationAnswer.eraseOn, today));
		await tx
			.delete(editionInvitation)
			.where(
				or(
					lt(editionInvitation.expiresAt, now),
					and(isNotNull(editionInvitation.usedAt), lt(editionInvitation.usedAt, now))
				)
			);
	});
}
