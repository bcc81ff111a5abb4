import { and, eq, ne } from 'drizzle-orm';
import { daysAfter, instantOf, localOf } from '#catalogue/index.ts';
import { findVersion } from '#courses/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { applicationQuestionsOf } from './application-answer.server.ts';
import { insertQuestions } from './application-question.server.ts';
import { planClone, type CloneGiven, type CloneQuestion } from './cloner.ts';
import type { EditionInput } from './edition-input.ts';
import { insertEdition, notesOf } from './edition-writing.server.ts';
import type { Edition } from './edition.ts';
import { openEdition } from './edition.server.ts';
import { liveSessionsOf } from './live-session.server.ts';
import { editionTeam, liveSession } from './tables.server.ts';

/** What a clone would be, and what it would ask; nothing is written. */
export async function previewClone(
	actor: Actor,
	slug: string,
	given: CloneGiven
): Promise<{ input: EditionInput; asked: CloneQuestion[] }> {
	const from = await openEdition(actor, 'manage', slug);
	const { input, asked } = await planned(from, given, db);
	return { input, asked };
}

/**
 * A draft made from an edition by the declared cloner (`cloner.ts`). `decided` answers what it asks, or says otherwise
 * than it would. Throws Refusal with its field: a slug that is taken, a version of another course.
 */
export async function cloneEdition(
	actor: Actor,
	slug: string,
	given: CloneGiven,
	now: Date,
	decided: Partial<EditionInput> = {}
): Promise<{ edition: Edition; asked: CloneQuestion[] }> {
	return transaction(async (tx) => {
		const from = await openEdition(actor, 'manage', slug, tx);
		const { input, days, asked } = await planned(from, given, tx);
		const open = asked.filter(({ field }) => decided[field] === undefined);
		// A certificate that nobody could earn is not taken over silently: without an answer there is none.
		const rules = open.some(({ field }) => field === 'rules')
			? { participation: null, completion: null }
			: input.rules;
		const made = await insertEdition(
			tx,
			actor,
			from.courseId,
			given.slug,
			{ ...input, rules, ...decided },
			from.id,
			now
		);
		await cloneTeam(tx, from, made);
		await cloneQuestions(tx, from, made);
		if (days !== null) await cloneSessions(tx, from, made, days);
		return { edition: made, asked: open };
	});
}

async function planned(
	from: Edition,
	given: CloneGiven,
	reader: Reader
): Promise<ReturnType<typeof planClone>> {
	const content = given.versionId === null ? null : (await findVersion(given.versionId)).content;
	return planClone(from, await notesOf(from.id, reader), given, content);
}

async function cloneTeam(tx: Writer, from: Edition, to: Edition): Promise<void> {
	const team = await tx
		.select()
		.from(editionTeam)
		.where(and(eq(editionTeam.editionId, from.id), ne(editionTeam.role, 'evaluator')));
	if (team.length > 0)
		await tx
			.insert(editionTeam)
			.values(team.map(({ personId, role }) => ({ editionId: to.id, personId, role })))
			// Whoever begins it is its manager already.
			.onConflictDoNothing();
}

async function cloneQuestions(tx: Writer, from: Edition, to: Edition): Promise<void> {
	const asked = await applicationQuestionsOf(from.id, tx);
	const made = asked.map((one) => ({ ...one, id: newId<'ApplicationQuestion'>() }));
	await insertQuestions(tx, to.id, made);
}

/** The same hour by the clocks there, though summer time may have begun or ended between the two. */
async function cloneSessions(tx: Writer, from: Edition, to: Edition, days: number): Promise<void> {
	const shifted = (instant: Date) => {
		const local = localOf(instant, from.zone);
		return instantOf(`${daysAfter(local.slice(0, 10), days)}${local.slice(10)}`, to.zone);
	};
	const sessions = (await liveSessionsOf(from.id, tx)).filter(({ cancelledAt }) => cancelledAt === null);
	if (sessions.length > 0)
		await tx.insert(liveSession).values(
			sessions.map(({ startsAt, endsAt, languages, texts }) => ({
				id: newId<'LiveSession'>(),
				editionId: to.id,
				startsAt: shifted(startsAt),
				endsAt: shifted(endsAt),
				languages,
				texts: Object.fromEntries(
					Object.entries(texts).map(([language, words]) => [language, { ...words, transcript: '' }])
				)
			}))
		);
}
