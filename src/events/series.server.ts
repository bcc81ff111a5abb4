import { asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { organisationNames } from '#network/index.server.ts';
import { mayNetwork, type OrganisationName } from '#network/index.ts';
import { contributesTo, type Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import type { EventFacts } from './event.ts';
import { eventOf, textsOfEvents } from './event.server.ts';
import { eventWordsIn } from './event-text.ts';
import { lineTitle, type LineId, type SeriesLine } from './series-line.ts';
import { maySeeSeries, mayKeepSeries } from './series-policy.ts';
import { seriesText, type Series, type SeriesId } from './series.ts';
import { series, seriesLine, seriesLineCountry } from './series-tables.server.ts';
import { event } from './tables.server.ts';

export function seriesOf({ createdAt: _, ...facts }: typeof series.$inferSelect): Series {
	return facts;
}

/** `maySeeSeries(actor, …)` as a condition on `series`; a test holds the two together. */
export function seriesVisibleTo(actor: Actor): SQL {
	return sql`(series.state = 'published' or ${seriesKeptBy(actor)})`;
}

function seriesKeptBy(actor: Actor): SQL {
	if (mayNetwork(actor, 'write')) return sql`true`;
	return sql`series.centre_id = any(${sql.param(contributesTo(actor))}::uuid[])`;
}

/** An event of the year as its line shows it; drafts only to who keeps the year. */
export type LineEvent = Pick<
	EventFacts,
	| 'id'
	| 'entryId'
	| 'slug'
	| 'kind'
	| 'state'
	| 'zone'
	| 'startsOn'
	| 'endsOn'
	| 'admission'
	| 'applyFrom'
	| 'applyUntil'
	| 'modality'
> & { title: { text: string; language: string } };

export type ShownLine = SeriesLine & {
	title: { text: string; language: string };
	event: LineEvent | null;
};

export type SeriesPage = Series & {
	text: { title: string; foreword: string; language: string };
	centre: OrganisationName;
	lines: ShownLine[];
	/** The actor may change it. */
	kept: boolean;
};

/** A year with its lines, in the order of its quarters. Throws NotFound, also for a draft that one may not see. */
export async function findSeries(actor: Actor, slug: string, language: string): Promise<SeriesPage> {
	const facts = await openSeries(actor, slug);
	const kept = mayKeepSeries(actor, facts);
	const [names, lines] = await Promise.all([
		organisationNames([facts.centreId], language),
		shownLines(facts.id, language, { drafts: kept })
	]);
	const centre = names.get(facts.centreId);
	if (!centre) throw new NotFound('organisation');
	return { ...facts, text: seriesText(facts.texts, language), centre, lines, kept };
}

/** What one may not see is not found. */
export async function openSeries(actor: Actor, slug: string, reader: Reader = db): Promise<Series> {
	const [row] = await reader.select().from(series).where(eq(series.slug, slug));
	if (!row || !maySeeSeries(actor, row)) throw new NotFound('series');
	return seriesOf(row);
}

/** For who keeps it; to others it is not found. */
export async function keptSeries(actor: Actor, slug: string, reader: Reader = db): Promise<Series> {
	const facts = await openSeries(actor, slug, reader);
	if (!mayKeepSeries(actor, facts)) throw new NotFound('series');
	return facts;
}

export async function linesOfSeries(id: SeriesId, reader: Reader = db): Promise<SeriesLine[]> {
	const rows = await reader
		.select()
		.from(seriesLine)
		.where(eq(seriesLine.seriesId, id))
		.orderBy(asc(seriesLine.quarter), asc(seriesLine.addedAt), asc(seriesLine.id));
	const countries = await countriesOf(
		rows.map((row) => row.id),
		reader
	);
	return rows.map(({ addedAt: _, ...row }) => ({ ...row, countries: countries.get(row.id) ?? [] }));
}

async function countriesOf(
	ids: readonly LineId[],
	reader: Reader
): Promise<Map<LineId, SeriesLine['countries']>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.select()
		.from(seriesLineCountry)
		.where(inArray(seriesLineCountry.lineId, [...ids]))
		.orderBy(asc(seriesLineCountry.country));
	return new Map(
		[...Map.groupBy(rows, ({ lineId }) => lineId)].map(([id, some]) => [
			id,
			some.map(({ country, seats }) => ({ country, seats }))
		])
	);
}

async function shownLines(
	id: SeriesId,
	language: string,
	{ drafts }: { drafts: boolean }
): Promise<ShownLine[]> {
	const lines = await linesOfSeries(id);
	const events = await eventsOfLines(
		lines.flatMap(({ eventId }) => eventId ?? []),
		language
	);
	return lines.map((line) => {
		const found = line.eventId === null ? undefined : events.get(line.eventId);
		const shown = found && (drafts || found.state !== 'draft') ? found : null;
		return { ...line, event: shown, title: shown?.title ?? lineTitle(line.titles, language) };
	});
}

async function eventsOfLines(ids: EventFacts['id'][], language: string): Promise<Map<string, LineEvent>> {
	if (ids.length === 0) return new Map();
	const [rows, texts] = await Promise.all([
		db.select().from(event).where(inArray(event.id, ids)),
		textsOfEvents(ids)
	]);
	return new Map(
		rows.map((row) => {
			const facts = eventOf(row);
			const said = eventWordsIn(texts.get(facts.id) ?? [], 'title', language, {
				source: facts.sourceLanguage,
				drafts: facts.state === 'draft'
			});
			return [facts.id, { ...facts, title: said ?? { text: facts.slug, language: 'en' } }];
		})
	);
}

export type SeriesInList = Pick<Series, 'id' | 'slug' | 'year' | 'state' | 'illustrative' | 'updatedAt'> & {
	title: { text: string; language: string };
	centre: OrganisationName;
	/** How many trainings stand in it. */
	trainings: number;
};

/** What the actor may see, the latest year first. `kept`: only what they keep; `ids`: of these. */
export async function listSeries(
	actor: Actor,
	language: string,
	{ kept = false, ids = null }: { kept?: boolean; ids?: readonly string[] | null } = {}
): Promise<SeriesInList[]> {
	const rows = await db
		.select({
			facts: series,
			trainings: sql<number>`(select count(*)::integer from series_line l where l.series_id = series.id)`
		})
		.from(series)
		.where(
			sql`${seriesVisibleTo(actor)} and ${kept ? seriesKeptBy(actor) : sql`true`}
				and ${ids === null ? sql`true` : sql`series.id = any(${sql.param([...ids])}::uuid[])`}`
		)
		.orderBy(sql`${series.year} desc`, asc(series.slug))
		.limit(500);
	const names = await organisationNames(
		rows.map(({ facts }) => facts.centreId),
		language
	);
	return rows.flatMap(({ facts, trainings }) => {
		const centre = names.get(facts.centreId);
		const { title, language: of } = seriesText(facts.texts, language);
		const { id, slug, year, state, illustrative, updatedAt } = facts;
		const line = { id, slug, year, state, illustrative, updatedAt, trainings };
		return centre ? [{ ...line, centre, title: { text: title, language: of } }] : [];
	});
}

/** The published years in which an event or an edition has its place. */
export async function seriesWith(
	of: { eventId: string } | { editionId: string },
	language: string
): Promise<{ slug: string; year: number; title: { text: string; language: string } }[]> {
	const column =
		'eventId' in of ? sql`l.event_id = ${of.eventId}::uuid` : sql`l.edition_id = ${of.editionId}::uuid`;
	const rows = await db
		.select()
		.from(series)
		.where(
			sql`series.state = 'published' and exists (select from series_line l where l.series_id = series.id and ${column})`
		)
		.orderBy(sql`${series.year} desc`, asc(series.slug));
	return rows.map(({ slug, year, texts }) => {
		const { title, language: of } = seriesText(texts, language);
		return { slug, year, title: { text: title, language: of } };
	});
}
