import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Version } from '#courses/index.server.ts';
import type { Content } from '#courses/index.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, Refusal } from '#platform/index.ts';
import { db, prepared, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import {
	appendAlone,
	logsOf,
	recordRefused,
	type Logged,
	type RefusalReason
} from '#records/index.server.ts';
import { readSent, type RegistrationId, type Statement } from '#records/index.ts';
import { runOf, type Edition, type Run } from './edition.ts';
import { versionOf } from './edition.server.ts';
import type { Enrolment } from './enrolment.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { progressOf, type LearnerProgress } from './progress.ts';
import type { Summary } from './summary.ts';
import { edition, enrolment } from './tables.server.ts';

/** What a device may forget, and what was not taken and why. */
export type Received = { kept: string[]; refused: { id: string; reason: RefusalReason }[] };

/**
 * Takes what a device sent into the logs of the sender's own enrolments; also for one they withdrew from, since it may
 * have been done before. Whatever is for somebody else's is refused and recorded. Throws Forbidden for a visitor, and
 * Refusal `statements_unreadable` for what is no list of statements.
 */
export async function receive(actor: Actor, body: unknown, now: Date): Promise<Received> {
	if (actor.kind !== 'person') throw new Forbidden('statements.send');
	const sent = readSent(body);
	if (!sent) throw new Refusal('statements_unreadable');
	const received: Received = { kept: [], refused: [...sent.bad] };
	const byRegistration = Map.groupBy(sent.good, ({ registration }) => registration);
	const mine = await learningOf(actor.id, [...byRegistration.keys()]);
	const strange = [...byRegistration.keys()].filter((id) => !mine.has(id));
	const foreign = strange.flatMap((id) => byRegistration.get(id) ?? []);
	for (const { id } of foreign) received.refused.push({ id, reason: 'not_yours' });
	if (received.refused.length > 0) await transaction((tx) => recordRefused(tx, null, received.refused, now));
	for (const [registration, statements] of byRegistration) {
		const learning = mine.get(registration);
		if (!learning) continue;
		const { kept, refused } = await appendTo(learning, statements, now);
		received.kept.push(...kept);
		received.refused.push(...refused);
	}
	return received;
}

type Learning = { id: EnrolmentId; edition: Run; version: Version };

function appendTo(learning: Learning, statements: Statement[], now: Date): Promise<Received> {
	const { edition: facts, version } = learning;
	const known = objectsOf(version);
	const { id: enrolmentId } = learning;
	const registration = registrationOf(enrolmentId);
	const run = { ...runOf(facts), knows: (object: string) => known.has(object) };
	// Progress is computed when somebody looks; a certificate is settled when something that counts was done.
	const counts = statements.some(
		({ verb }) => verb === 'completed' || verb === 'finished' || verb === 'wrote'
	);
	const settles = {
		name: 'training.settle',
		payload: { enrolmentId },
		key: `settle ${enrolmentId}`
	} as const;
	return appendAlone(registration, statements, run, now, counts ? settles : null);
}

/** An enrolment is the registration of its log. */
export function registrationOf(id: EnrolmentId): RegistrationId {
	return id as string as RegistrationId;
}

/** The enrolments among these that are the person's and teach something, with their editions. */
async function learningOf(
	personId: string,
	ids: readonly RegistrationId[]
): Promise<Map<RegistrationId, Learning>> {
	const found = new Map<RegistrationId, Learning>();
	if (ids.length === 0) return found;
	for (const { id, versionId, ...facts } of await taughtBy().execute({ personId, ids }))
		found.set(registrationOf(id), { id, edition: facts, version: await versionOf({ versionId }) });
	return found;
}

// Asked for everything that a device sends: no more than is needed to judge it.
const taughtBy = prepared(() =>
	db
		.select({
			id: enrolment.id,
			versionId: edition.versionId,
			startsOn: edition.startsOn,
			endsOn: edition.endsOn,
			zone: edition.zone
		})
		.from(enrolment)
		.innerJoin(edition, eq(edition.id, enrolment.editionId))
		.where(
			and(
				sql`${enrolment.id} = any(${sql.placeholder('ids')}::uuid[])`,
				eq(enrolment.personId, sql.placeholder('personId')),
				isNotNull(enrolment.enrolledAt),
				isNotNull(edition.versionId)
			)
		)
		.prepare('training_taught_by')
);

const objects = new WeakMap<Content, Set<string>>();

/** Everything that can be opened, answered or completed in a version. */
function objectsOf({ content }: Version): Set<string> {
	const known = objects.get(content);
	if (known) return known;
	const lessons = content.modules.flatMap((module) => module.lessons);
	const blocks = lessons.flatMap((lesson) => lesson.blocks);
	const questions = blocks.flatMap((block) => (block.kind === 'quiz' ? block.questions : []));
	const all = new Set<string>([...content.modules, ...lessons, ...blocks, ...questions].map(({ id }) => id));
	objects.set(content, all);
	return all;
}

/** The log of an enrolment, with that of the one it continues: what was done in another edition counts. */
export async function logOf(
	own: Pick<Enrolment, 'id' | 'continuesId'>,
	reader: Reader = db
): Promise<Logged[]> {
	const before = own.continuesId === null ? [] : await chainOf(own.id, reader);
	const logs = await logsOf([own.id, ...before].map(registrationOf), reader);
	return [...logs.values()].flat();
}

async function chainOf(id: EnrolmentId, reader: Reader): Promise<EnrolmentId[]> {
	const { rows } = await reader.execute<{ id: EnrolmentId }>(sql`
		with recursive chain (id, continues_id) as (
			select id, continues_id from enrolment where id = ${id}
			union select e.id, e.continues_id from enrolment e join chain on e.id = chain.continues_id
		) select id from chain where id <> ${id}`);
	return rows.map((row) => row.id);
}

/** Where a learner stands, from their log. */
export async function standingOf(
	own: Pick<Enrolment, 'id' | 'continuesId'>,
	facts: Edition,
	now: Date,
	reader: Reader = db
): Promise<{ progress: LearnerProgress; log: Logged[]; version: Version }> {
	const version = await versionOf(facts);
	const log = await logOf(own, reader);
	return { progress: progressOf(version.content, log, { now, until: runOf(facts).until }), log, version };
}

/** Keeps what was computed from a log, for whoever reads many learners at once. What was computed of more of it stays. */
export async function keepSummary(
	writer: Pick<Writer, 'execute'>,
	id: EnrolmentId,
	{ version, log }: { version: Version; log: readonly Logged[] },
	summary: Summary,
	now: Date
): Promise<void> {
	const through = log.reduce((last, { position }) => Math.max(last, position), 0);
	await writer.execute(sql`
		insert into learner_progress as kept (enrolment_id, through, version_id, summary, computed_at)
		values (${id}, ${through}, ${version.id}, ${JSON.stringify(summary)}::jsonb, ${now.toISOString()})
		on conflict (enrolment_id) do update set through = excluded.through, version_id = excluded.version_id,
			summary = excluded.summary, computed_at = excluded.computed_at
		where kept.through <= excluded.through`);
}
