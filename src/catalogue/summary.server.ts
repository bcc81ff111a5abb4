import { sql, type Placeholder, type SQL } from 'drizzle-orm';
import { organisationNames } from '#network/index.server.ts';
import type { OrganisationName } from '#network/index.ts';
import { remembered } from '#platform/index.ts';
import { db, jsonRow, prepared } from '#platform/index.server.ts';
import { keptUntilChange } from '#search/index.server.ts';
import type { EntrySummary } from './entry.ts';
import { offeringFromStored, offeringsOf, providersOf } from './facts.server.ts';
import { freshness } from './freshness.ts';
import { isOpen, runToShow, type Offering } from './offering.ts';
import { entry } from './tables.server.ts';
import { textIn, type TextRow } from './text.ts';

/** Only the texts that `textIn` could choose. */
const textsIn = (language: string | Placeholder) =>
	sql<
		TextRow[]
	>`(select json_agg(json_build_object('language', t.language, 'title', t.title, 'abstract', t.abstract, 'origin', t.origin))
		from entry_text t where t.entry_id = entry.id and t.language in (${language}, 'en', entry.title_language))`;

const summaryColumns = (language: string | Placeholder) => ({
	row: jsonRow(rowColumns(language))
});

const rowColumns = (language: string | Placeholder) => ({
	id: entry.id,
	slug: entry.slug,
	kind: entry.kind,
	type: entry.type,
	texts: textsIn(language),
	providerIds: providersOf,
	offerings: sql<
		Parameters<typeof offeringFromStored>[0][]
	>`case when entry.kind = 'course' then ${offeringsOf} else '[]' end`,
	languages: entry.languages,
	modality: entry.modality,
	place: entry.place,
	countries: entry.countries,
	costKind: entry.costKind,
	costNote: entry.costNote,
	certificate: entry.certificate,
	duration: entry.duration,
	year: entry.year,
	startsOn: entry.startsOn,
	endsOn: entry.endsOn,
	startsAt: entry.startsAt,
	endsAt: entry.endsAt,
	zone: entry.zone,
	datePrecision: entry.datePrecision,
	cancelledAt: entry.cancelledAt,
	confirmedOn: entry.confirmedOn,
	evidence: entry.evidence,
	publishedAt: entry.publishedAt,
	createdAt: entry.createdAt,
	illustrative: entry.illustrative,
	urlLevel: entry.urlLevel
});

/** Summaries of published entries, in the order of `ids`; those not (any more) public are left out. Two queries. */
export async function summaries(
	ids: readonly string[],
	language: string,
	now: Date
): Promise<EntrySummary[]> {
	if (ids.length === 0) return [];
	const rows = await knownIn(language)(ids);
	return summariesOf(
		ids.flatMap((id) => rows.get(id) ?? []),
		language,
		now
	);
}

/**
 * The same for a calendar: a course stands there with each run that is not over, and where there is none with the run it is
 * listed with. `runId` tells them apart.
 */
export async function summariesByRun(
	ids: readonly string[],
	language: string,
	now: Date
): Promise<SummaryOfRun[]> {
	const rows = await knownIn(language)(ids);
	const all = ids.flatMap((id) => rows.get(id) ?? []);
	const names = await namesFor(all, language);
	return all.flatMap((one) => {
		const providers = named(one.providerIds, names);
		const open = one.facts.kind === 'course' ? one.offerings.filter((run) => isOpen(run, now)) : [];
		const runs = open.length > 0 ? open : [shownRun(one, language, now)];
		return runs.map((run) => ({ ...summaryAt(one, providers, run, now), runId: run?.id ?? null }));
	});
}

export type SummaryOfRun = EntrySummary & { runId: string | null };

const most = 10_000;
/** By language. What many searches find first is read once. */
const knownIn = remembered((language) =>
	keptUntilChange(
		async (ids) =>
			new Map(
				(await summariesById().execute({ language, ids })).map(({ row }) => [
					row.id,
					standingFrom(row, language)
				])
			),
		most
	)
);

const summariesById = prepared(() =>
	db
		.select(summaryColumns(sql.placeholder('language')))
		.from(entry)
		.where(sql`entry.id = any(${sql.placeholder('ids')}::uuid[]) and entry.state = 'published'`)
		.prepare('catalogue_summaries')
);

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summariesById>['execute']>>[number]['row'];
/** What does not change while time passes. */
type Standing = {
	facts: Omit<EntrySummary, 'providers' | keyof Moving>;
	offerings: Offering[];
	isCancelled: boolean;
	providerIds: string[];
};

function standingFrom({ texts, offerings, providerIds, ...row }: SummaryRow, language: string): Standing {
	return {
		...standingOf({ ...row, texts: texts ?? [], offerings: offerings.map(offeringFromStored) }, language),
		providerIds
	};
}

/** The caller's condition decides who may see what. */
export async function summariesWhere(
	where: SQL | undefined,
	language: string,
	now: Date,
	{ order = [], limit }: { order?: SQL[]; limit?: number } = {}
): Promise<EntrySummary[]> {
	const query = db
		.select(summaryColumns(language))
		.from(entry)
		.where(where)
		.orderBy(...order)
		.$dynamic();
	const rows = await (limit === undefined ? query : query.limit(limit));
	return summariesOf(
		rows.map(({ row }) => standingFrom(row, language)),
		language,
		now
	);
}

async function summariesOf(all: Standing[], language: string, now: Date): Promise<EntrySummary[]> {
	const names = await namesFor(all, language);
	return all.map((one) => summaryAt(one, named(one.providerIds, names), shownRun(one, language, now), now));
}

const namesFor = (all: Standing[], language: string): Promise<Map<string, OrganisationName>> =>
	organisationNames(
		all.flatMap(({ providerIds }) => providerIds),
		language
	);

/** Null for what has no runs. */
function shownRun(
	{ facts, offerings }: Pick<Standing, 'facts' | 'offerings'>,
	language: string,
	now: Date
): Offering | null {
	return facts.kind === 'course' ? runToShow(offerings, now, language) : null;
}

type Moving = Pick<
	EntrySummary,
	'ongoing' | 'registrationClosesOn' | 'cancelled' | 'freshness' | 'taughtHere' | 'illustrativeRun'
>;

type Summarised = Omit<EntrySummary, 'title' | 'abstract' | 'providers' | 'publishedAt' | keyof Moving> & {
	texts: TextRow[];
	offerings: Offering[];
	cancelledAt: Date | null;
	publishedAt: Date | null;
	createdAt: Date;
};

export function named(
	ids: readonly string[],
	names: ReadonlyMap<string, OrganisationName>
): OrganisationName[] {
	return ids.flatMap((id) => names.get(id) ?? []);
}

/** An entry as a list shows it. */
export function summaryOf(
	entry: Summarised,
	providers: OrganisationName[],
	language: string,
	now: Date
): EntrySummary {
	const standing = standingOf(entry, language);
	return summaryAt(standing, providers, shownRun(standing, language, now), now);
}

function standingOf(
	{ texts, offerings, cancelledAt, createdAt, publishedAt, ...facts }: Summarised,
	language: string
): Omit<Standing, 'providerIds'> {
	return {
		facts: {
			...facts,
			title: textIn(texts, language) ?? { text: facts.slug, language: 'en', isTranslation: false },
			abstract: textIn(texts, language, 'abstract'),
			publishedAt: publishedAt ?? createdAt
		},
		offerings,
		isCancelled: cancelledAt !== null
	};
}

/** A course takes the dates and terms of a run. */
function summaryAt(
	{ facts, offerings, isCancelled }: Omit<Standing, 'providerIds'>,
	providers: OrganisationName[],
	run: Offering | null,
	now: Date
): EntrySummary {
	const summary: EntrySummary = {
		...facts,
		providers,
		ongoing: run?.ongoing ?? false,
		registrationClosesOn: run?.registrationClosesOn ?? null,
		cancelled: run ? run.cancelledAt !== null : isCancelled,
		freshness: freshness(facts.confirmedOn, now),
		taughtHere: run ? run.taughtHere !== null : false,
		illustrativeRun: run?.illustrative ?? false
	};
	if (run === null) return summary;
	return Object.assign(summary, {
		languages: languagesNow(facts.languages, offerings, now),
		startsOn: run.startsOn,
		endsOn: run.endsOn,
		datePrecision: run.datePrecision,
		zone: run.zone,
		modality: run.modality ?? facts.modality,
		place: run.place ?? facts.place,
		...(run.costKind && { costKind: run.costKind, costNote: run.costNote }),
		certificate: run.certificate ?? facts.certificate
	});
}

/** Also those of the runs that are open: an edition may be taught in a language that the course had not before. */
function languagesNow(own: string[], offerings: Offering[], now: Date): string[] {
	const open = offerings.filter((run) => run.cancelledAt === null && isOpen(run, now));
	return [...new Set([...own, ...open.flatMap(({ languages }) => languages)])];
}
