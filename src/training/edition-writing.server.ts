import { and, eq, inArray } from 'drizzle-orm';
import { dayIn } from '#catalogue/index.ts';
import { heldBy } from '#certificates/index.server.ts';
import { enterCatalogue, findVersion, openCourse } from '#courses/index.server.ts';
import type { Content, CourseId } from '#courses/index.ts';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import type { Edition, EditionId } from './edition.ts';
import {
	problemsOfEdition,
	refusalToClose,
	refusalToPublish,
	refusalToRules,
	refusalToSlug,
	type EditionInput,
	type EditionProblem
} from './edition-input.ts';
import { editionOf, openEdition } from './edition.server.ts';
import { liveSessionsOf } from './live-session.server.ts';
import { sessionsAfter } from './live-session.ts';
import { fillSeats, lockEdition } from './enrolment.server.ts';
import { tellCatalogue } from './offering.server.ts';
import { edition, editionTeam, editionText, enrolment, learnerProgress } from './tables.server.ts';

/** A draft that nobody but its team sees. Throws Refusal with its field. */
export async function createEdition(
	actor: Actor,
	courseId: CourseId,
	slug: string,
	input: EditionInput,
	now: Date
): Promise<Edition> {
	return transaction(async (tx) => {
		await openCourse(actor, 'freeze', courseId, tx);
		return insertEdition(tx, actor, courseId, slug, input, null, now);
	});
}

/** Inside a command that asked the policy. */
export async function insertEdition(
	tx: Writer,
	actor: Actor,
	courseId: CourseId,
	slug: string,
	input: EditionInput,
	clonedFromId: EditionId | null,
	now: Date
): Promise<Edition> {
	const refusal = refusalToSlug(slug);
	if (refusal) throw new Refusal(refusal, { field: 'slug' });
	refuseFirst(problemsOfEdition(input, await contentOf(input, courseId)));
	const { notes, ...facts } = input;
	const [row] = await tx
		.insert(edition)
		.values({
			id: newId<'Edition'>(),
			courseId,
			slug,
			state: 'draft',
			revision: 1,
			datePrecision: 'day',
			source: null,
			clonedFromId,
			createdAt: now,
			createdBy: actor.kind === 'person' ? actor.id : null,
			...facts
		})
		.onConflictDoNothing({ target: edition.slug })
		.returning();
	if (!row) throw new Refusal('edition_slug_taken', { field: 'slug', text: slug });
	await putNotes(tx, row.id, notes);
	// Whoever begins it answers for it, until they hand it on.
	if (actor.kind === 'person')
		await tx.insert(editionTeam).values({ editionId: row.id, personId: actor.id, role: 'manager' });
	return editionOf(row);
}

/**
 * Writes an edition anew. `revision` is the one the actor saw. More seats are given to who waits; what is public is told
 * to the catalogue. Throws Refusal with its field, and changed_meanwhile; edition_ends_before_session unless `sessionsLater`
 * says that it is meant so.
 */
export async function changeEdition(
	actor: Actor,
	slug: string,
	revision: number,
	input: EditionInput,
	now: Date,
	{ sessionsLater = false } = {}
): Promise<Edition> {
	return changed(actor, slug, revision, now, async (before, tx) => {
		refuseFirst(problemsOfEdition(input, await contentOf(input, before.courseId)));
		if (!sessionsLater)
			refuseFirst(sessionsAfter({ ...input, datePrecision: 'day' }, await liveSessionsOf(before.id, tx)));
		if (before.state === 'published' && input.versionId === null)
			throw new Refusal('edition_version_needed', { field: 'versionId' });
		const harder = refusalToRules(before, input);
		if (harder && (await hasAwarded(before.id, tx))) refuseFirst([harder]);
		const { notes, ...facts } = input;
		await putNotes(tx, before.id, notes);
		await reckonAnew(tx, before.id);
		return { ...facts, datePrecision: 'day' };
	});
}

/** Whether anybody was awarded a certificate in an edition, though it was revoked since. */
export async function hasAwarded(id: EditionId, reader: Reader = db): Promise<boolean> {
	const rows = await reader.select({ id: enrolment.id }).from(enrolment).where(eq(enrolment.editionId, id));
	const held = await heldBy(
		rows.map((row) => row.id),
		reader
	);
	return [...held.values()].some((certificates) => certificates.length > 0);
}

/** Other rules, days or another version: what was computed of its learners is forgotten, and who earned something gets it. */
async function reckonAnew(tx: Writer, id: EditionId): Promise<void> {
	const learners = await tx
		.select({ id: enrolment.id })
		.from(enrolment)
		.where(and(eq(enrolment.editionId, id), eq(enrolment.state, 'enrolled')));
	const all = tx.select({ id: enrolment.id }).from(enrolment).where(eq(enrolment.editionId, id));
	await tx.delete(learnerProgress).where(inArray(learnerProgress.enrolmentId, all));
	for (const learner of learners)
		await later(tx, 'training.settle', { enrolmentId: learner.id }, { key: `settle ${learner.id}` });
}

/** From now on it is public, and in the catalogue. */
export async function publishEdition(
	actor: Actor,
	slug: string,
	revision: number,
	now: Date
): Promise<Edition> {
	return changed(actor, slug, revision, now, (before) => {
		const refusal = refusalToPublish(before);
		if (refusal) refuseFirst([refusal]);
		return { state: 'published' };
	});
}

/** It will not take place, or not go on: its page stays and says so, and whoever is in it gets a letter. */
export async function cancelEdition(
	actor: Actor,
	slug: string,
	revision: number,
	now: Date
): Promise<Edition> {
	return changed(actor, slug, revision, now, async (before, tx) => {
		if (before.state === 'cancelled') return {};
		const people = await tx
			.select({ id: enrolment.id, state: enrolment.state })
			.from(enrolment)
			.where(eq(enrolment.editionId, before.id));
		for (const { id, state } of people)
			if (state === 'enrolled' || state === 'waiting' || state === 'applied')
				await later(tx, 'training.mail', { enrolmentId: id, letter: 'cancelled' });
		return { state: 'cancelled' };
	});
}

/**
 * Today is its last day: nobody enrols any more, and what was done and earned stays. Throws Refusal edition_not_running for
 * one that has not begun or is over, and edition_begins_nowhere for one that has no first day.
 */
export async function closeEdition(
	actor: Actor,
	slug: string,
	revision: number,
	now: Date
): Promise<Edition> {
	return changed(actor, slug, revision, now, async (before, tx) => {
		const refusal = refusalToClose(before, now);
		if (refusal) throw new Refusal(refusal);
		const today = dayIn(before.zone, now);
		await reckonAnew(tx, before.id);
		return {
			endsOn: today,
			...(before.enrolUntil !== null && before.enrolUntil > today && { enrolUntil: today }),
			...(before.enrolFrom !== null && before.enrolFrom > today && { enrolFrom: today })
		};
	});
}

/** A draft that nobody will need. What was public stays; throws Refusal edition_not_a_draft. */
export async function deleteDraft(actor: Actor, slug: string, revision: number): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await openEdition(actor, 'manage', slug, tx);
		const facts = await lockEdition(tx, id);
		if (facts.revision !== revision) throw new Refusal('changed_meanwhile', { revision: facts.revision });
		const [asked] = await tx
			.select({ id: enrolment.id })
			.from(enrolment)
			.where(eq(enrolment.editionId, id))
			.limit(1);
		if (facts.state !== 'draft' || asked) throw new Refusal('edition_not_a_draft');
		// Its clones, if there are any, stand by themselves.
		await tx.update(edition).set({ clonedFromId: null }).where(eq(edition.clonedFromId, id));
		await tx.delete(edition).where(eq(edition.id, id));
		await auditLine(tx, actor, 'delete_draft', 'edition', id);
	});
}

/** Holds it, asks the policy, refuses over a newer version, writes, fills seats, tells the catalogue. */
async function changed(
	actor: Actor,
	slug: string,
	revision: number,
	now: Date,
	work: (
		before: Edition,
		tx: Writer
	) => Partial<typeof edition.$inferInsert> | Promise<Partial<typeof edition.$inferInsert>>
): Promise<Edition> {
	return transaction(async (tx) => {
		const { id } = await openEdition(actor, 'manage', slug, tx);
		const before = await lockEdition(tx, id);
		if (before.revision !== revision) throw new Refusal('changed_meanwhile', { revision: before.revision });
		const fields = await work(before, tx);
		const [row] = await tx
			.update(edition)
			.set({ ...fields, revision: revision + 1 })
			.where(eq(edition.id, id))
			.returning();
		const after = row ? editionOf(row) : before;
		if (after.state === 'published') await fillSeats(tx, after, now);
		if (before.state === 'draft' && after.state !== 'draft')
			await enterCatalogue(tx, actor, after.courseId, now);
		if (after.state !== 'draft') await tellCatalogue(tx, after.courseId, now);
		return after;
	});
}

/** What the version holds; it must be one of this course. */
async function contentOf({ versionId }: EditionInput, courseId: CourseId): Promise<Content | null> {
	if (versionId === null) return null;
	const version = await findVersion(versionId);
	if (version.courseId !== courseId)
		throw new Refusal('edition_version_of_another_course', { field: 'versionId' });
	return version.content;
}

async function putNotes(tx: Writer, id: EditionId, notes: EditionInput['notes']): Promise<void> {
	await tx.delete(editionText).where(eq(editionText.editionId, id));
	const rows = Object.entries(notes).flatMap(([language, note]) =>
		note.trim() === '' ? [] : [{ editionId: id, language, note: note.trim() }]
	);
	if (rows.length > 0) await tx.insert(editionText).values(rows);
}

/** What an edition says of itself, by language. */
export async function notesOf(id: EditionId, reader: Reader): Promise<EditionInput['notes']> {
	const rows = await reader.select().from(editionText).where(eq(editionText.editionId, id));
	return Object.fromEntries(rows.map(({ language, note }) => [language, note]));
}

function refuseFirst([problem]: readonly EditionProblem[]): void {
	if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
}
