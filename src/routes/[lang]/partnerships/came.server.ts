import { editionPath } from '#catalogue/index.ts';
import { outcomesOf } from '#network/index.server.ts';
import { summedOutcome, type Outcome } from '#network/index.ts';
import { NotFound } from '#platform/index.ts';
import { courseNamed, editionFacts } from '#training/index.server.ts';
import { phaseOf, runText, type EditionId } from '#training/index.ts';
import { countryText } from './lines.ts';

export type CameRun = {
	id: string;
	title: { text: string; language: string };
	href: string;
	when: string;
	/** Null: counted, and fewer than five; undefined: not over, or not counted yet. */
	people: number | null | undefined;
	certified: number | null | undefined;
	/** It is over and will be counted. */
	over: boolean;
};

/** What came of some editions, only as it is told of each of them. */
export type Came = {
	runs: CameRun[];
	outcome: Outcome;
	/** Some edition was counted. */
	counted: boolean;
	countries: { iso2: string; name: string; people: number }[];
};

/** `editionIds`: each once. */
export async function cameOf(editionIds: readonly string[], language: string, now: Date): Promise<Came> {
	const outcomes = await outcomesOf(editionIds);
	const runs = (
		await Promise.all(editionIds.map((id) => runOf(id as EditionId, outcomes.get(id), language, now)))
	).flatMap((run) => run ?? []);
	const outcome = summedOutcome([...outcomes.values()]);
	return {
		runs: runs.sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1)).map(({ startsOn: _, ...run }) => run),
		outcome,
		counted: outcomes.size > 0,
		countries: outcome.countries.map(({ country, people }) => ({
			iso2: country,
			name: countryText(country, language),
			people
		}))
	};
}

async function runOf(
	id: EditionId,
	outcome: { people: number | null; certified: number | null } | undefined,
	language: string,
	now: Date
): Promise<(CameRun & { startsOn: string }) | null> {
	const edition = await editionFacts(id).catch((error: unknown) => {
		// An edition may be gone; what was counted of it stays.
		if (error instanceof NotFound) return null;
		throw error;
	});
	if (!edition || edition.state === 'draft') return null;
	const { title, slug } = await courseNamed(edition, language);
	const phase = phaseOf(edition, now);
	return {
		id,
		title,
		href: editionPath(language, slug, edition.slug),
		when: runText(edition, language),
		people: outcome?.people,
		certified: outcome?.certified,
		over: phase === 'over' || phase === 'past',
		startsOn: edition.startsOn ?? ''
	};
}
