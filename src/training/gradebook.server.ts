import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import { heldBy } from '#certificates/index.server.ts';
import type { Held, Kind } from '#certificates/index.ts';
import type { Version } from '#courses/index.server.ts';
import { namesOf } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { countRefused, lengthsOf, logsOf } from '#records/index.server.ts';
import { runOf, type Edition } from './edition.ts';
import { openEdition, versionOf } from './edition.server.ts';
import type { Enrolment } from './enrolment.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { columnsOf, type BookLine } from './gradebook.ts';
import { registrationOf } from './learning.server.ts';
import { progressOf } from './progress.ts';
import { stuckIn } from './stuck.ts';
import { isCurrent, summaryOf, type Summary } from './summary.ts';
import { enrolment, learnerProgress } from './tables.server.ts';

export type Gradebook = { edition: Edition; version: Version; lines: BookLine[] };

/**
 * Every learner of an edition with where they stand, for its team. Reads what is kept of their progress, and computes
 * anew, all at once, what their logs have outgrown: as many queries for five hundred learners as for one.
 */
export async function gradebookOf(actor: Actor, slug: string, now: Date): Promise<Gradebook> {
	const edition = await openEdition(actor, 'follow', slug);
	const version = await versionOf(edition);
	const { learners, summaries } = await summariesOf(edition, version, now);
	const ids = learners.map(({ id }) => registrationOf(id));
	const [names, held, refused] = await Promise.all([
		namesOf(learners.flatMap(({ personId }) => personId ?? [])),
		heldBy(ids),
		countRefused(ids)
	]);
	const { quizzes } = columnsOf(version.content);
	const moment = { now, ...runOf(edition) };
	const lines = learners.flatMap((own): BookLine[] => {
		const summary = summaries.get(own.id);
		if (!summary || own.enrolledAt === null) return [];
		const learner = {
			enrolledAt: own.enrolledAt,
			summary,
			refused: refused.get(registrationOf(own.id)) ?? 0
		};
		return [
			{
				id: own.id,
				name: names.get(own.personId ?? '') ?? '…',
				state: own.state,
				language: own.language,
				enrolledAt: own.enrolledAt,
				summary,
				certificate: certificateOf(held.get(own.id) ?? []),
				stuck: own.state === 'enrolled' ? stuckIn(learner, quizzes, moment) : []
			}
		];
	});
	return { edition, version, lines };
}

function certificateOf(held: readonly Held[]): Kind | null {
	const valid = held.filter(({ revoked, supersededBy }) => !revoked && supersededBy === null);
	return valid.find(({ kind }) => kind === 'completion')?.kind ?? valid[0]?.kind ?? null;
}

/** Where everybody in an edition stands, current: who was enrolled once and neither moved on nor was erased. */
export async function summariesOf(
	edition: Edition,
	version: Version,
	now: Date
): Promise<{ learners: Enrolment[]; summaries: Map<EnrolmentId, Summary> }> {
	const rows = await db
		.select({ enrolment, kept: learnerProgress })
		.from(enrolment)
		.leftJoin(learnerProgress, eq(learnerProgress.enrolmentId, enrolment.id))
		.where(
			and(
				eq(enrolment.editionId, edition.id),
				isNotNull(enrolment.enrolledAt),
				notInArray(enrolment.state, ['moved', 'erased'])
			)
		);
	const learners = rows.map((row) => row.enrolment);
	const chains = await chainsOf(edition, learners);
	const whole = (id: EnrolmentId) => [id, ...(chains.get(id) ?? [])].map(registrationOf);
	const lengths = await lengthsOf(learners.flatMap(({ id }) => whole(id)));
	const summaries = new Map<EnrolmentId, Summary>();
	const stale: { id: EnrolmentId; through: number }[] = [];
	for (const { enrolment: own, kept } of rows) {
		const last = Math.max(0, ...whole(own.id).map((id) => lengths.get(id) ?? 0));
		if (kept && isCurrent(kept, { last, versionId: version.id }, now)) summaries.set(own.id, kept.summary);
		else stale.push({ id: own.id, through: last });
	}
	if (stale.length === 0) return { learners, summaries };

	const logs = await logsOf(stale.flatMap(({ id }) => whole(id)));
	const moment = { now, until: runOf(edition).until };
	const computed = stale.map(({ id, through }) => {
		const log = whole(id).flatMap((one) => logs.get(one) ?? []);
		const summary = summaryOf(edition.rules, version.content, progressOf(version.content, log, moment));
		summaries.set(id, summary);
		return { enrolmentId: id, through, versionId: version.id, summary, computedAt: now };
	});
	await transaction((tx) =>
		tx
			.insert(learnerProgress)
			.values(computed)
			.onConflictDoUpdate({
				target: learnerProgress.enrolmentId,
				set: {
					through: sql`excluded.through`,
					versionId: sql`excluded.version_id`,
					summary: sql`excluded.summary`,
					computedAt: sql`excluded.computed_at`
				},
				// A newer one, which somebody else computed meanwhile, stays.
				setWhere: sql`${learnerProgress.through} <= excluded.through`
			})
	);
	return { learners, summaries };
}

/** The enrolments in other editions that those here continue. */
async function chainsOf(
	edition: Edition,
	learners: readonly Enrolment[]
): Promise<Map<EnrolmentId, EnrolmentId[]>> {
	if (learners.every(({ continuesId }) => continuesId === null)) return new Map();
	const { rows } = await db.execute<{ id: EnrolmentId; before: EnrolmentId }>(sql`
		with recursive chain (id, before) as (
			select id, continues_id from enrolment where edition_id = ${edition.id} and continues_id is not null
			union select chain.id, e.continues_id from enrolment e join chain on e.id = chain.before
			where e.continues_id is not null
		) select id, before from chain where before <> id`);
	return new Map(
		[...Map.groupBy(rows, ({ id }) => id)].map(([id, some]) => [id, some.map(({ before }) => before)])
	);
}
