import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { courseFacts, findVersion, type Version } from '#courses/index.server.ts';
import { may as mayCourse, type CourseId } from '#courses/index.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { db, prepared, type Reader } from '#platform/index.server.ts';
import type { Edition, EditionId } from './edition.ts';
import { may, type EditionAct, type GovernedEdition } from './policy.ts';
import { edition, editionTeam, enrolment } from './tables.server.ts';

type Row = typeof edition.$inferSelect;

export function editionOf({ clonedFromId: _, createdAt: __, createdBy: ___, ...facts }: Row): Edition {
	return facts;
}

/** Throws NotFound. No policy is asked. */
export async function editionFacts(id: EditionId, reader: Reader = db): Promise<Edition> {
	const [row] = await reader.select().from(edition).where(eq(edition.id, id));
	if (!row) throw new NotFound('edition');
	return editionOf(row);
}

export async function governedEdition(
	actor: Actor,
	facts: Edition,
	reader: Reader = db
): Promise<GovernedEdition> {
	const team = await reader
		.select({ personId: editionTeam.personId, role: editionTeam.role })
		.from(editionTeam)
		.where(eq(editionTeam.editionId, facts.id));
	const ownsCourse =
		actor.kind === 'person' &&
		mayCourse(actor, 'freeze', (await courseFacts(facts.courseId, reader)).governed);
	return { state: facts.state, team, ownsCourse };
}

/** The edition, if the actor may do this to it. What one may not see is not found. */
export async function openEdition(
	actor: Actor,
	act: EditionAct,
	slug: string,
	reader: Reader = db
): Promise<Edition> {
	const [row] =
		reader === db
			? await bySlug().execute({ slug })
			: await reader.select().from(edition).where(eq(edition.slug, slug));
	if (!row) throw new NotFound('edition');
	const facts = editionOf(row);
	await admit(actor, act, facts, reader);
	return facts;
}

/** Throws NotFound where the actor may not see it, and Forbidden where they may not do this to it. */
export async function admit(
	actor: Actor,
	act: EditionAct,
	facts: Edition,
	reader: Reader = db
): Promise<void> {
	// Being in the team takes nothing away: what anybody may needs no look at who is.
	if (may(actor, act, { state: facts.state, team: [], ownsCourse: false })) return;
	const governed = await governedEdition(actor, facts, reader);
	if (!may(actor, 'see', governed)) throw new NotFound('edition');
	if (!may(actor, act, governed)) throw new Forbidden(`edition.${act}`);
}

const bySlug = prepared(() =>
	db
		.select()
		.from(edition)
		.where(eq(edition.slug, sql.placeholder('slug')))
		.prepare('training_edition')
);

/** All published or cancelled editions of a course, by their days. */
export async function publicEditions(courseId: CourseId): Promise<Edition[]> {
	const rows = await db
		.select()
		.from(edition)
		.where(and(eq(edition.courseId, courseId), ne(edition.state, 'draft')))
		.orderBy(asc(edition.startsOn), asc(edition.slug));
	return rows.map(editionOf);
}

/** The editions whose team the actor is in, or whose course is theirs; all of them for an editor. Newest first. */
export async function editionsToLead(actor: Actor, courses: readonly CourseId[]): Promise<Edition[]> {
	if (actor.kind !== 'person') return [];
	const rows = await db
		.select()
		.from(edition)
		.where(
			sql`${edition.courseId} = any(${sql.param([...courses])}::uuid[]) or exists (
				select from edition_team t where t.edition_id = ${edition.id} and t.person_id = ${actor.id})`
		)
		.orderBy(sql`${edition.startsOn} desc nulls last`, asc(edition.slug));
	return rows.map(editionOf);
}

/** Seats taken: enrolled people. Inside a command, with the edition's row held. */
export async function seatsTaken(
	ids: readonly EditionId[],
	reader: Reader = db
): Promise<Map<EditionId, number>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.select({ id: enrolment.editionId, count: sql<number>`count(*)::int` })
		.from(enrolment)
		.where(and(inArray(enrolment.editionId, [...ids]), eq(enrolment.state, 'enrolled')))
		.groupBy(enrolment.editionId);
	return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What it teaches. Throws NotFound for one that is only announced or past. */
export async function versionOf(facts: Pick<Edition, 'versionId'>): Promise<Version> {
	if (facts.versionId === null) throw new NotFound('version');
	return findVersion(facts.versionId);
}
