import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { later, transaction } from '#platform/index.server.ts';
import { putExpert } from './expert-document.server.ts';
import { expert, expertAssignment, expertShortlist } from './expert-tables.server.ts';
import { confirmationBounds, invitationDays, withdrawnDays } from './expert-state.ts';
import { rosterMonths } from './expert-visible.server.ts';

const day = 86_400_000;
const shortlistDays = 365;
/** Two years asleep: nobody is coming back. */
const dormantDays = 730;
/** An assignment that is over is kept as long as a project's accounts are looked into. */
const assignmentYears = 7;

/**
 * Every night: who is due is reminded once; who slept in meanwhile is taken out of the search and told; invitations,
 * withdrawn profiles, lists and old assignments that have served their purpose are erased.
 */
export async function tidyExperts(now: Date, months = rosterMonths()): Promise<void> {
	const { due, asleep } = confirmationBounds(now, months);
	const before = (days: number) => new Date(now.getTime() - days * day);
	await transaction(async (tx) => {
		const reminded = await tx
			.update(expert)
			.set({ remindedAt: now })
			.where(
				and(
					isNull(expert.withdrawnAt),
					isNull(expert.remindedAt),
					lt(expert.confirmedAt, due),
					sql`${expert.confirmedAt} > ${asleep.toISOString()}::timestamptz`
				)
			)
			.returning({ id: expert.id });
		for (const { id } of reminded)
			await later(tx, 'network.mailExpert', { expertId: id, letter: 'reconfirm' });
		const sleeping = await tx
			.update(expert)
			.set({ sleptAt: now })
			.where(
				and(
					isNull(expert.withdrawnAt),
					isNull(expert.sleptAt),
					sql`${expert.confirmedAt} <= ${asleep.toISOString()}::timestamptz`
				)
			)
			.returning();
		for (const row of sleeping) {
			await putExpert(tx, row, now);
			await later(tx, 'network.mailExpert', { expertId: row.id, letter: 'asleep' });
		}
		await tx
			.delete(expert)
			.where(
				sql`${expert.confirmedAt} < ${new Date(asleep.getTime() - dormantDays * day).toISOString()}::timestamptz`
			);
		await tx
			.delete(expert)
			.where(and(isNull(expert.describedAt), lt(expert.invitedAt, before(invitationDays))));
		await tx
			.delete(expert)
			.where(and(isNotNull(expert.withdrawnAt), lt(expert.withdrawnAt, before(withdrawnDays))));
		await tx.delete(expertShortlist).where(lt(expertShortlist.changedAt, before(shortlistDays)));
		await tx
			.delete(expertAssignment)
			.where(
				sql`${expertAssignment.endsOn} < (${now.toISOString()}::timestamptz - make_interval(years => ${assignmentYears}))::date`
			);
		// Nobody can answer any more.
		await tx
			.update(expertAssignment)
			.set({ tokenSha256: null })
			.where(
				and(
					eq(expertAssignment.state, 'asked'),
					lt(expertAssignment.startsOn, now.toISOString().slice(0, 10))
				)
			);
	});
}
