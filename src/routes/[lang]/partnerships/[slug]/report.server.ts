import { editionPath } from '#catalogue/index.ts';
import { findPartnership, outcomesOf, type NamedParty, type PartnershipPage } from '#network/index.server.ts';
import { budgetOf, summedOutcome, type Outcome } from '#network/index.ts';
import { NotFound } from '#platform/index.ts';
import { courseNamed, editionFacts } from '#training/index.server.ts';
import { phaseOf, runText, type EditionId } from '#training/index.ts';
import { countryText } from '../lines.ts';
import { amountText } from '../words.ts';

export type ReportRun = {
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

/** All that a partnership's page and its files tell: what came of it only as it is told of each edition. */
export type Report = {
	page: PartnershipPage;
	partners: { name: string; language: string; href: string }[];
	donors: { name: string; language: string; href: string; amount: string | null; given: NamedParty }[];
	budget: string[];
	runs: ReportRun[];
	outcome: Outcome;
	counted: boolean;
	countries: { iso2: string; name: string; people: number }[];
};

export async function reportOf({ actor, language, now }: App.Locals, slug: string): Promise<Report> {
	const page = await findPartnership(actor, slug, language);
	const outcomes = await outcomesOf(page.editionIds);
	const runs = (
		await Promise.all(page.editionIds.map((id) => runOf(id as EditionId, outcomes.get(id), language, now)))
	).flatMap((run) => run ?? []);
	const outcome = summedOutcome([...outcomes.values()]);
	return {
		page,
		partners: page.parties
			.filter(({ role }) => role === 'partner')
			.map((party) => partyText(party, language)),
		donors: page.parties
			.filter(({ role }) => role === 'donor')
			.map((given) => ({
				...partyText(given, language),
				amount:
					given.amount === null || given.currency === null
						? null
						: amountText(Number(given.amount), given.currency, language),
				given
			})),
		budget: budgetOf(page.parties).map(({ amount, currency }) => amountText(amount, currency, language)),
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
): Promise<(ReportRun & { startsOn: string }) | null> {
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

function partyText(party: NamedParty, language: string): { name: string; language: string; href: string } {
	const { organisation, country } = party;
	if (organisation)
		return {
			name: organisation.name,
			language: organisation.language,
			href: `/${language}/organisations/${organisation.slug}`
		};
	return {
		name: countryText(country ?? '', language),
		language,
		href: `/${language}/countries/${(country ?? '').toLowerCase()}`
	};
}
