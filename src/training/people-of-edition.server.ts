import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { auditLine, namesOf } from '#people/index.server.ts';
import { worksHere, type Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction } from '#platform/index.server.ts';
import { answersAreDue, applicationAnswersOf, type ApplicationAnswer } from './application-answer.server.ts';
import { countOf, fewestShown, publishedCells, type PublishedCell } from '#platform/index.ts';
import type { Edition } from './edition.ts';
import { lockEdition } from './enrolment.server.ts';
import { governedEdition, openEdition, seatsTaken, versionOf } from './edition.server.ts';
import { seatsLeft, type EnrolmentId, type EnrolmentState } from './enrolment.ts';
import { summariesOf } from './gradebook.server.ts';
import { may } from './policy.ts';
import { toldToTeam, type ProfileAnswer } from './profile-answer.server.ts';
import { profileFields, profileNames, type ProfileName } from './profile.ts';
import { enrolment } from './tables.server.ts';

/** Somebody who asked for a place, as the team sees them: of what they told of themselves, what was told to the team. */
export type PersonOfEdition = {
	id: EnrolmentId;
	name: string;
	state: EnrolmentState;
	language: string;
	askedAt: Date;
	enrolledAt: Date | null;
	endedAt: Date | null;
	motivation: string | null;
	told: ProfileAnswer[];
	/** To what the team asks of applicants. */
	answers: ApplicationAnswer[];
	reason: string | null;
	/** Of who waits: their place in the line, from 1. */
	place: number | null;
};

/** All who asked for a place, in the order they asked; who moved on or was erased is not there. */
export async function peopleOf(
	actor: Actor,
	slug: string
): Promise<{ edition: Edition; people: PersonOfEdition[]; seatsLeft: number | null }> {
	const edition = await openEdition(actor, 'follow', slug);
	const rows = await db
		.select()
		.from(enrolment)
		.where(and(eq(enrolment.editionId, edition.id), ne(enrolment.state, 'erased')))
		.orderBy(asc(enrolment.askedAt), asc(enrolment.id));
	const [names, told, answers] = await Promise.all([
		namesOf(rows.flatMap(({ personId }) => personId ?? [])),
		toldToTeam(rows.map(({ id }) => id)),
		applicationAnswersOf(rows.map(({ id }) => id))
	]);
	let waiting = 0;
	const people = rows.map((row): PersonOfEdition => ({
		id: row.id,
		name: names.get(row.personId ?? '') ?? '…',
		state: row.state,
		language: row.language,
		askedAt: row.askedAt,
		enrolledAt: row.enrolledAt,
		endedAt: row.endedAt,
		motivation: row.motivation,
		told: told.get(row.id) ?? [],
		answers: answers.get(row.id) ?? [],
		reason: row.decidedReason,
		place: row.state === 'waiting' ? ++waiting : null
	}));
	const taken = rows.filter(({ state }) => state === 'enrolled').length;
	return { edition, people, seatsLeft: seatsLeft(edition.seats, taken) };
}

export const longestReason = 2000;

/**
 * Accepts or declines an application; a letter tells. Accepted means a seat, or a place in the line where there is none.
 * Throws Refusal not_applied when it was decided meanwhile, reason_needed for declining without a word.
 */
export async function decideApplication(
	actor: Actor,
	slug: string,
	id: EnrolmentId,
	decision: 'accept' | 'decline',
	reason: string,
	now: Date
): Promise<EnrolmentState> {
	return transaction(async (tx) => {
		const { id: editionId } = await openEdition(actor, 'manage', slug, tx);
		const facts = await lockEdition(tx, editionId);
		const [own] = await tx.select().from(enrolment).where(eq(enrolment.id, id));
		if (!own || own.editionId !== editionId) throw new NotFound('application');
		if (own.state !== 'applied') throw new Refusal('not_applied');
		if (decision === 'decline' && reason.trim() === '')
			throw new Refusal('application_reason_needed', { field: `reason-${id}` });
		const left = seatsLeft(facts.seats, (await seatsTaken([editionId], tx)).get(editionId) ?? 0);
		const state = decision === 'decline' ? 'declined' : left === 0 ? 'waiting' : 'enrolled';
		await tx
			.update(enrolment)
			.set({
				state,
				enrolledAt: state === 'enrolled' ? (own.enrolledAt ?? now) : own.enrolledAt,
				endedAt: state === 'declined' ? now : null,
				decidedBy: actor.kind === 'person' ? actor.id : null,
				decidedReason: reason.trim().slice(0, longestReason) || null
			})
			.where(eq(enrolment.id, id));
		await answersAreDue(tx, id, now);
		await later(tx, 'training.mail', {
			enrolmentId: id,
			letter: decision === 'accept' ? 'accepted' : 'declined'
		});
		await auditLine(tx, actor, decision, 'enrolment', id);
		return state;
	});
}

/** An edition in numbers that name nobody: for its team, and for whoever works here and is not of it. */
export type EditionFigures = {
	edition: Edition;
	/** Null: fewer than five. */
	enrolled: number | null;
	/** Of those enrolled; null: too few, or too few others, to be told. */
	did: Record<'begun' | 'half' | 'participation' | 'completion', number | null>;
	tables: { field: ProfileName | 'language'; cells: PublishedCell[] }[];
};

/** A country of one or two people names them, so cells are hidden; no tables of two fields are made. */
export async function figuresOf(actor: Actor, slug: string, now: Date): Promise<EditionFigures> {
	const edition = await openEdition(actor, 'see', slug);
	if (!worksHere(actor) && !may(actor, 'measure', await governedEdition(actor, edition)))
		throw new Forbidden('edition.figures');
	const version = await versionOf(edition);
	const { learners, summaries } = await summariesOf(edition, version, now);
	const enrolled = learners.filter(({ state }) => state === 'enrolled');
	const all = enrolled.length;
	const { rows } = await db.execute<{ field: ProfileName; value: string; count: number }>(sql`
		select p.field, p.value #>> '{}' as value, count(*)::int as count
		from learner_profile p join enrolment e on e.id = p.enrolment_id
		where e.edition_id = ${edition.id} and e.state = 'enrolled'
		group by 1, 2 order by 3 desc, 2`);
	const counted = (test: (one: NonNullable<ReturnType<typeof summaries.get>>) => boolean) =>
		countOf(
			enrolled.filter(({ id }) => {
				const summary = summaries.get(id);
				return summary !== undefined && test(summary);
			}).length,
			all
		);
	const languages = [...Map.groupBy(enrolled, ({ language }) => language)]
		.map(([key, some]) => ({ key, count: some.length }))
		.sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
	// What is told to the team, and typed freely, is nobody's statistics.
	const fields = profileNames.filter((field) => profileFields[field].to === 'figures');
	const tables = fields.map((field) => {
		const cells = rows
			.filter((row) => row.field === field)
			.map(({ value, count }) => ({ key: value, count }));
		const told = cells.reduce((sum, { count }) => sum + count, 0);
		// Who told nothing is a group as well, and would tell the others by what is left of the total.
		return {
			field,
			cells: publishedCells([...cells, ...(all > told ? [{ key: '', count: all - told }] : [])])
		};
	});
	return {
		edition,
		enrolled: all > 0 && all < fewestShown ? null : all,
		did: {
			begun: counted(({ lastAt }) => lastAt !== null),
			half: counted(({ lessonsDone, lessons }) => lessonsDone * 2 >= lessons),
			participation: counted(({ met }) => met.participation || met.completion),
			completion: counted(({ met }) => met.completion)
		},
		tables: [{ field: 'language' as const, cells: publishedCells(languages) }, ...tables]
	};
}
