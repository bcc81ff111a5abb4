import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { courseFacts, listCourses } from '#courses/index.server.ts';
import { may as mayCourse, type CourseId } from '#courses/index.ts';
import { auditLine, listPeople, namesOf } from '#people/index.server.ts';
import { system, type Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import type { Edition, EditionId } from './edition.ts';
import type { EditionInput } from './edition-input.ts';
import { editionsToLead, governedEdition, openEdition } from './edition.server.ts';
import { notesOf } from './edition-writing.server.ts';
import { editionActs, may, type EditionAct, type TeamRole } from './policy.ts';
import { edition, editionInvitation, editionTeam } from './tables.server.ts';

/** Courses whose editions the actor may begin and manage. */
export async function coursesToLead(actor: Actor): Promise<CourseId[]> {
	const listed = await listCourses(actor);
	const owned: CourseId[] = [];
	for (const { id } of listed)
		if (mayCourse(actor, 'freeze', (await courseFacts(id)).governed)) owned.push(id);
	return owned;
}

/** The editions the actor leads, newest first. */
export async function editionsLed(actor: Actor): Promise<Edition[]> {
	return editionsToLead(actor, await coursesToLead(actor));
}

/** The editions that the actor evaluates and does not lead: of these they see figures, and nobody's name. */
export async function evaluatedBy(actor: Actor): Promise<Set<EditionId>> {
	if (actor.kind !== 'person') return new Set();
	const rows = await db
		.select({ id: edition.id, courseId: edition.courseId })
		.from(editionTeam)
		.innerJoin(edition, eq(edition.id, editionTeam.editionId))
		.where(and(eq(editionTeam.personId, actor.id), eq(editionTeam.role, 'evaluator')));
	const owned = rows.length === 0 ? [] : await coursesToLead(actor);
	return new Set(rows.flatMap(({ id, courseId }) => (owned.includes(courseId) ? [] : [id])));
}

/** Whether the desk has editions for this person. One query for most. */
export async function leadsEditions(actor: Actor): Promise<boolean> {
	if (actor.kind !== 'person') return false;
	const [row] = await db
		.select({ id: editionTeam.editionId })
		.from(editionTeam)
		.where(eq(editionTeam.personId, actor.id))
		.limit(1);
	return row !== undefined || (await coursesToLead(actor)).length > 0;
}

/** What the actor may do to an edition they may see. */
export async function allowedIn(actor: Actor, facts: Edition): Promise<EditionAct[]> {
	const governed = await governedEdition(actor, facts);
	return editionActs.filter((act) => may(actor, act, governed));
}

/** What is decided about an edition, as its manager may change it. */
export async function editionInput(
	actor: Actor,
	slug: string
): Promise<{ edition: Edition; input: EditionInput }> {
	const edition = await openEdition(actor, 'manage', slug);
	const { versionId, languages, zone, startsOn, endsOn, enrolFrom, enrolUntil } = edition;
	const { admission, seats, hours, rules, illustrative, blindMarking } = edition;
	const decided = { versionId, languages, zone, startsOn, endsOn, enrolFrom, enrolUntil };
	const notes = await notesOf(edition.id, db);
	return {
		edition,
		input: { ...decided, admission, seats, hours, rules, illustrative, blindMarking, notes }
	};
}

export type EditionNumbers = {
	enrolled: number;
	waiting: number;
	applied: number;
	withdrawn: number;
	toMark: number;
	reported: number;
	/** Who earned a certificate that waits until they confirm how their name is spelt. */
	unnamed: number;
};

/** How many people are in editions, and what waits for their teams. One query. */
export async function numbersOf(ids: readonly EditionId[]): Promise<Map<EditionId, EditionNumbers>> {
	if (ids.length === 0) return new Map();
	const { rows } = await db.execute<EditionNumbers & { id: EditionId }>(sql`
		select asked.id,
			(select count(*)::int from enrolment e where e.edition_id = asked.id and e.state = 'enrolled') as enrolled,
			(select count(*)::int from enrolment e where e.edition_id = asked.id and e.state = 'waiting') as waiting,
			(select count(*)::int from enrolment e where e.edition_id = asked.id and e.state = 'applied') as applied,
			(select count(*)::int from enrolment e where e.edition_id = asked.id and e.state = 'withdrawn') as withdrawn,
			(select count(*)::int from marking_task t join enrolment e on e.id = t.enrolment_id
				where e.edition_id = asked.id and t.marked_at is null) as "toMark",
			(select count(distinct c.id)::int from contribution c join contribution_report r on r.contribution_id = c.id
				where c.edition_id = asked.id and c.hidden_at is null) as reported,
			(select count(*)::int from enrolment e join learner_progress p on p.enrolment_id = e.id
				where e.edition_id = asked.id and e.state = 'enrolled' and e.name_confirmed_at is null
				and (p.summary -> 'met' @> '{"participation": true}' or p.summary -> 'met' @> '{"completion": true}')
			) as unnamed
		from unnest(${sql.param([...ids])}::uuid[]) as asked (id)`);
	return new Map(rows.map(({ id, ...numbers }) => [id, numbers]));
}

export type TeamMember = { personId: string; name: string; role: TeamRole };

export async function teamOf(id: EditionId): Promise<TeamMember[]> {
	const rows = await db
		.select({ personId: editionTeam.personId, role: editionTeam.role })
		.from(editionTeam)
		.where(eq(editionTeam.editionId, id))
		.orderBy(asc(editionTeam.role), asc(editionTeam.addedAt));
	const names = await namesOf(rows.map(({ personId }) => personId));
	return rows.map((row) => ({ ...row, name: names.get(row.personId) ?? '' }));
}

/** Adds somebody by the address of their account, or gives them the other role. Throws Refusal no_such_account. */
export async function addToTeam(actor: Actor, slug: string, email: string, role: TeamRole): Promise<void> {
	const address = email.trim().toLowerCase();
	const { people } = address.includes('@')
		? await listPeople(system('training'), { text: address })
		: { people: [] };
	const person = people.find((one) => one.email.toLowerCase() === address && one.confirmed);
	await transaction(async (tx) => {
		const { id } = await openEdition(actor, 'manage', slug, tx);
		if (!person) throw new Refusal('no_such_account', { field: 'email' });
		await tx
			.insert(editionTeam)
			.values({ editionId: id, personId: person.id, role })
			.onConflictDoUpdate({ target: [editionTeam.editionId, editionTeam.personId], set: { role } });
		await auditLine(tx, actor, `team_${role}`, 'person', person.id);
	});
}

export async function removeFromTeam(actor: Actor, slug: string, personId: string): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await openEdition(actor, 'manage', slug, tx);
		const gone = await tx
			.delete(editionTeam)
			.where(and(eq(editionTeam.editionId, id), eq(editionTeam.personId, personId)))
			.returning({ personId: editionTeam.personId });
		if (gone.length === 0) throw new NotFound('person');
		await auditLine(tx, actor, 'team_remove', 'person', personId);
	});
}

export type OpenInvitation = { id: string; note: string | null; madeAt: Date; expiresAt: Date };

/** Those that nobody used yet. Their links are not known here any more. */
export async function openInvitations(actor: Actor, slug: string, now: Date): Promise<OpenInvitation[]> {
	const { id } = await openEdition(actor, 'manage', slug);
	return db
		.select({
			id: editionInvitation.id,
			note: editionInvitation.note,
			madeAt: editionInvitation.madeAt,
			expiresAt: editionInvitation.expiresAt
		})
		.from(editionInvitation)
		.where(
			and(
				eq(editionInvitation.editionId, id),
				isNull(editionInvitation.usedAt),
				gt(editionInvitation.expiresAt, now)
			)
		)
		.orderBy(asc(editionInvitation.madeAt));
}

/** Its link lets nobody in any more. */
export async function withdrawInvitation(actor: Actor, slug: string, invitationId: string): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await openEdition(actor, 'manage', slug, tx);
		const gone = await tx
			.delete(editionInvitation)
			.where(and(eq(editionInvitation.id, invitationId), eq(editionInvitation.editionId, id)))
			.returning({ id: editionInvitation.id });
		if (gone.length === 0) throw new NotFound('invitation');
	});
}
