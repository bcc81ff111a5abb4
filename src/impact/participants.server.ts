import { eq } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { cohortDimensions, type CohortDimension } from './cohort.ts';
import { cohortChange, type CohortChange } from './cohort-change.ts';
import { openCohort } from './cohort-keeping.server.ts';
import { impactCohort } from './cohort-tables.server.ts';
import { hashOf } from './data-version.server.ts';
import { takePeople, type PeopleMapping, type PeopleMeanings, type TakenPeople } from './participants.ts';
import { cellsBySource, joinedCells, putSource, type SourceOutcome } from './source.server.ts';

/** A list as somebody brings it; a list under the same name takes its place. */
export type PeopleList = {
	name: string;
	table: readonly string[][];
	mapping: PeopleMapping;
	meanings?: PeopleMeanings;
};
export type PeopleOutcome = Omit<TakenPeople, 'cells'> & { outcome: SourceOutcome };
export type PeoplePreview = PeopleOutcome & {
	change: CohortChange;
	/** Of what would be kept: who brings it says that this is what they saw. */
	hash: string;
};

/** What bringing a list would do, and what the cohort would be; nothing is written. */
export async function previewPeople(actor: Actor, slug: string, list: PeopleList): Promise<PeoplePreview> {
	const cohort = await openCohort(actor, slug);
	const name = nameOf(list.name);
	const { cells, ...taken } = takePeople(list.table, list.mapping, list.meanings);
	const sources = await cellsBySource(cohort.id);
	const [before, now] = [sources.get(name), [...sources.values()].flat()];
	const joined = joinedCells(cells);
	const hash = hashOf(joined);
	const others = [...sources].flatMap(([source, own]) => (source === name ? [] : own));
	const isSame = before !== undefined && hashOf(joinedCells(before)) === hash;
	return {
		...{ ...taken, hash },
		change: cohortChange(now, [...others, ...joined], mappedDimensions(list.mapping)),
		outcome: isSame ? 'unchanged' : before === undefined ? 'added' : 'replaced'
	};
}

function mappedDimensions(mapping: PeopleMapping): CohortDimension[] {
	return cohortDimensions.filter((dimension) => mapping[dimension] !== undefined);
}

/**
 * Brings a list of participants: its good rows, as counts; no row is kept. A list under the same name takes the place of the
 * one before, and the same list again changes nothing. Throws NotFound, Refusal('required') where nothing can be taken.
 */
export async function importPeople(
	actor: Actor,
	slug: string,
	list: PeopleList,
	now: Date
): Promise<PeopleOutcome> {
	const { cells, ...taken } = takePeople(list.table, list.mapping, list.meanings);
	if (taken.people === 0) throw new Refusal('survey_no_rows', { field: 'file' });
	return transaction(async (tx) => {
		const cohort = await openCohort(actor, slug, tx);
		const by = actor.kind === 'person' ? actor.id : null;
		const outcome = await putSource(tx, cohort.id, { name: nameOf(list.name), cells, by, now });
		if (outcome !== 'unchanged') {
			// Whoever showed it has not seen these numbers.
			await tx.update(impactCohort).set({ shownAt: null }).where(eq(impactCohort.id, cohort.id));
			await auditLine(tx, actor, 'import', 'cohort', cohort.id);
		}
		return { ...taken, outcome };
	});
}

/** Throws Refusal: required, too_long. '' is this hub itself. */
function nameOf(name: string): string {
	const plain = name.trim();
	if (plain === '') throw new Refusal('required', { field: 'list' });
	if (plain.length > 100) throw new Refusal('too_long', { field: 'list', most: 100 });
	return plain;
}
