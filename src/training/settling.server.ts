import { eq, lt, sql } from 'drizzle-orm';
import { dayIn } from '#catalogue/index.ts';
import { award, correctNameIn, demonstrationHub, heldBy } from '#certificates/index.server.ts';
import { courseFacts, type Version } from '#courses/index.server.ts';
import { organisationsBySlug } from '#network/index.server.ts';
import { nameIn } from '#network/index.ts';
import { cleanName, refusalToName, type Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { alone, db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import type { Edition } from './edition.ts';
import { editionOf } from './edition.server.ts';
import { ownEnrolment, type Enrolment } from './enrolment.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { keepSummary, standingOf } from './learning.server.ts';
import { ruleTexts } from './rule-text.ts';
import { summaryOf } from './summary.ts';
import { noteMarking, openAnswers } from './marking.server.ts';
import { edition, enrolment, learnerProgress } from './tables.server.ts';

/**
 * Computes where a learner stands, and awards what they earned once they have confirmed their name. May run as often as
 * it likes: what was awarded stays, and nothing is awarded twice.
 */
export async function settle(id: EnrolmentId, now: Date): Promise<void> {
	// After most of what learners do nothing is due to anybody, and one statement keeps where they stand.
	const seen = await reckoned(id, now, db);
	if (seen?.kind === null && seen.open.length === 0) await keepSummary(alone, id, seen, seen.summary, now);
	else if (seen) await transaction((tx) => settleHeld(tx, id, now));
}

async function settleHeld(tx: Writer, id: EnrolmentId, now: Date): Promise<void> {
	await tx.select({ id: enrolment.id }).from(enrolment).where(eq(enrolment.id, id)).for('update');
	const found = await reckoned(id, now, tx);
	if (!found) return;
	const { own, facts, version, summary, kind, open } = found;
	const unnamed = own.certificateName === null || own.nameConfirmedAt === null;
	// The name is asked for once, by a letter: when the first certificate is earned.
	const asks = kind !== null && unnamed && !(await metBefore(tx, id));
	await keepSummary(tx, id, found, summary, now);
	await noteMarking(tx, id, open, now);
	if (asks) await later(tx, 'training.mail', { enrolmentId: id, letter: 'name' });
	if (kind && own.certificateName !== null && !unnamed)
		await awardIn(tx, own, facts, version, kind, own.certificateName, now);
}

/** Where a learner stands, the certificate that is earned by it, and their answers for a person to mark. Null: nothing to learn. */
async function reckoned(id: EnrolmentId, now: Date, reader: Reader) {
	const [found] = await reader
		.select({ own: enrolment, edition })
		.from(enrolment)
		.innerJoin(edition, eq(edition.id, enrolment.editionId))
		.where(eq(enrolment.id, id));
	if (!found || found.own.personId === null || found.own.enrolledAt === null) return null;
	const { own } = found;
	const facts = editionOf(found.edition);
	if (facts.versionId === null) return null;
	const standing = await standingOf(own, facts, now, reader);
	const { version, log } = standing;
	const summary = summaryOf(facts.rules, version.content, standing.progress);
	const kind = summary.met.completion
		? ('completion' as const)
		: summary.met.participation
			? ('participation' as const)
			: null;
	return { own, facts, version, log, summary, kind, open: openAnswers(version, log, { now, until: null }) };
}

/** Whether a certificate had been earned when this was last computed. */
async function metBefore(tx: Writer, id: EnrolmentId): Promise<boolean> {
	const [kept] = await tx
		.select({ summary: learnerProgress.summary })
		.from(learnerProgress)
		.where(eq(learnerProgress.enrolmentId, id));
	return kept !== undefined && (kept.summary.met.participation || kept.summary.met.completion);
}

async function awardIn(
	tx: Writer,
	own: Enrolment,
	facts: Edition,
	{ content }: Version,
	kind: 'completion' | 'participation',
	name: string,
	now: Date
): Promise<void> {
	const rule = facts.rules[kind];
	if (rule === null) return;
	const { awarded } = await award(tx, {
		registration: own.id,
		holder: { personId: own.personId, name },
		kind,
		edition: {
			id: facts.id,
			...daysOf(own, facts, now),
			// Whoever took part in half of it did not spend all of its hours.
			hours: kind === 'completion' ? facts.hours : null,
			language: own.language
		},
		titles: content.titles,
		achievements: content.summaries,
		rules: ruleTexts(rule, content),
		organisations: await giversOf(tx, facts, own.language),
		now
	});
	if (awarded) await later(tx, 'training.mail', { enrolmentId: own.id, letter: 'certificate' });
}

/** The days of the edition; where it is always open, those on which this learner began and was done. */
function daysOf(
	own: Enrolment,
	facts: Edition,
	now: Date
): { startsOn: string | null; endsOn: string | null } {
	if (facts.endsOn !== null) return { startsOn: facts.startsOn, endsOn: facts.endsOn };
	return { startsOn: own.enrolledAt && dayIn(facts.zone, own.enrolledAt), endsOn: dayIn(facts.zone, now) };
}

/**
 * Whose certificate it is, by their names in the language of study. Of a demonstration, the demonstration's: no organisation
 * ever heard of it.
 */
async function giversOf(
	tx: Writer,
	facts: Edition,
	language: string
): Promise<{ name: string; url: string }[]> {
	const course = await courseFacts(facts.courseId, tx);
	if (course.illustrative || facts.illustrative) return [demonstrationHub(language)];
	const organisations = await organisationsBySlug(course.providers, tx);
	return course.providers.flatMap((slug) => {
		const found = organisations.get(slug);
		return found?.website ? [{ name: nameIn(found, language).name, url: found.website }] : [];
	});
}

/**
 * The holder says how their name is spelt, before the first certificate. Afterwards a new spelling revokes what they hold
 * and issues it again, linked. Throws Refusal name_missing, name_long, certificate_name_unchanged.
 */
export async function confirmName(actor: Actor, id: EnrolmentId, text: string, now: Date): Promise<void> {
	const name = cleanName(text);
	const refusal = refusalToName(name);
	if (refusal) throw new Refusal(refusal, { field: 'name' });
	await transaction(async (tx) => {
		const own = await ownEnrolment(actor, id, tx);
		if (own.enrolledAt === null) throw new NotFound('enrolment');
		const held =
			(await heldBy([id], tx)).get(id)?.filter((one) => !one.revoked && one.supersededBy === null) ?? [];
		for (const { code } of held) await correctNameIn(tx, actor, code, name, now);
		await tx
			.update(enrolment)
			.set({ certificateName: name, nameConfirmedAt: now })
			.where(eq(enrolment.id, id));
	});
	await settle(id, now);
}

/** Awards what is due when nobody does anything any more: the last hour of an attempt ran out, an edition is over. */
export async function settleDue(now: Date): Promise<void> {
	const rows = await db
		.select({ id: enrolment.id })
		.from(enrolment)
		.innerJoin(learnerProgress, eq(learnerProgress.enrolmentId, enrolment.id))
		.where(lt(sql`(${learnerProgress.summary} ->> 'changesAt')::timestamptz`, now));
	await transaction(async (tx) => {
		for (const { id } of rows)
			await later(tx, 'training.settle', { enrolmentId: id }, { key: `settle ${id}` });
	});
}
