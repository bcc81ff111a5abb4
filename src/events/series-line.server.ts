import { and, count, eq, sql } from 'drizzle-orm';
import { organisationsById } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, type Writer } from '#platform/index.server.ts';
import { eventsToLead, textsOfEvents } from './event.server.ts';
import { mostLines, problemsOfLine, type LineId, type LineInput, type SeriesLine } from './series-line.ts';
import { linesOfSeries } from './series.server.ts';
import type { Series, SeriesId } from './series.ts';
import { changedSeries, refuseFirstOf } from './series-writing.server.ts';
import { seriesLine, seriesLineCountry, seriesOutcome } from './series-tables.server.ts';

/**
 * A new line, or one written anew. The caller has seen that the actor may tell of its edition. Throws NotFound, and
 * Refusal with its field: what `problemsOfLine` finds, line_twice, unknown_organisation, line_counted.
 */
export async function putLine(
	actor: Actor,
	slug: string,
	id: LineId | null,
	input: LineInput,
	now: Date
): Promise<LineId> {
	let made: LineId | null = null;
	await changedSeries(actor, slug, now, async (series, tx) => {
		refuseFirstOf(problemsOfLine(input));
		await refuseStrangers(tx, actor, series, id, input);
		made = await writeLine(tx, series.id, id, input, { fromNeed: null, now });
		return {};
	});
	if (made === null) throw new NotFound('line');
	return made;
}

/** Throws NotFound; Refusal('line_counted'): what was told of a training stays told, once and in one way. */
export async function removeLine(actor: Actor, slug: string, id: LineId, now: Date): Promise<void> {
	await changedSeries(actor, slug, now, async (series, tx) => {
		if (await isCounted(tx, id)) throw new Refusal('line_counted');
		const gone = await tx
			.delete(seriesLine)
			.where(and(eq(seriesLine.id, id), eq(seriesLine.seriesId, series.id)))
			.returning({ id: seriesLine.id });
		if (gone.length === 0) throw new NotFound('line');
		return {};
	});
}

/** Inside a command. `fromNeed` null: as it is. */
export async function writeLine(
	tx: Writer,
	seriesId: SeriesId,
	id: LineId | null,
	{ countries, titles, ...input }: LineInput,
	{ fromNeed, now }: { fromNeed: boolean | null; now: Date }
): Promise<LineId> {
	const said = Object.fromEntries(
		Object.entries(titles).flatMap(([language, title]) => (title.trim() ? [[language, title.trim()]] : []))
	);
	const facts = { ...input, titles: said };
	if (id === null) {
		const [found] = await tx
			.select({ lines: count() })
			.from(seriesLine)
			.where(eq(seriesLine.seriesId, seriesId));
		if ((found?.lines ?? 0) >= mostLines) throw new Refusal('more_than', { most: mostLines });
	}
	const at = id ?? newId<'SeriesLine'>();
	const rows =
		id === null
			? await tx
					.insert(seriesLine)
					.values({ ...facts, id: at, seriesId, fromNeed: fromNeed ?? false, addedAt: now })
					.returning({ id: seriesLine.id })
			: await tx
					.update(seriesLine)
					.set({ ...facts, ...(fromNeed !== null && { fromNeed }) })
					.where(and(eq(seriesLine.id, id), eq(seriesLine.seriesId, seriesId)))
					.returning({ id: seriesLine.id });
	if (rows.length === 0) throw new NotFound('line');
	await tx.delete(seriesLineCountry).where(eq(seriesLineCountry.lineId, at));
	if (countries.length > 0)
		await tx.insert(seriesLineCountry).values(countries.map((one) => ({ lineId: at, ...one })));
	return at;
}

async function refuseStrangers(
	tx: Writer,
	actor: Actor,
	{ id: seriesId }: Series,
	id: LineId | null,
	{ eventId, editionId, donorId }: LineInput
): Promise<void> {
	const lines = await linesOfSeries(seriesId, tx);
	const before = lines.find((line) => line.id === id);
	if (id !== null && !before) throw new NotFound('line');
	const others = lines.filter((line) => line.id !== id);
	const twice = others.some(
		(line) =>
			(eventId !== null && line.eventId === eventId) || (editionId !== null && line.editionId === editionId)
	);
	if (twice) throw new Refusal('line_twice', { field: 'event' });
	const isOther = before && (before.eventId !== eventId || before.editionId !== editionId);
	if (isOther && (await isCounted(tx, before.id))) throw new Refusal('line_counted', { field: 'event' });
	// One's own events only; whoever took another's into the year before leaves it there.
	if (
		eventId !== null &&
		before?.eventId !== eventId &&
		!(await eventsToLead(actor)).some((one) => one.id === eventId)
	)
		throw new Refusal('not_known', { field: 'event', text: '' });
	if (donorId !== null && !(await organisationsById([donorId], tx)).has(donorId))
		throw new Refusal('unknown_organisation', { field: 'donor', text: '' });
}

async function isCounted(tx: Writer, lineId: LineId): Promise<boolean> {
	const rows = await tx
		.select({ at: seriesOutcome.countedAt })
		.from(seriesOutcome)
		.where(eq(seriesOutcome.lineId, lineId));
	return rows.length > 0;
}

/** Who has a seat in the events of these lines, by country: expected or confirmed. For who keeps the year, and its agencies. */
export async function takenByCountry(
	lines: readonly Pick<SeriesLine, 'id' | 'eventId'>[]
): Promise<Map<LineId, Map<string, number>>> {
	const ids = lines.flatMap(({ eventId }) => eventId ?? []);
	if (ids.length === 0) return new Map();
	const { rows } = await db.execute<{ event_id: string; country: string; people: number }>(
		sql`select event_id, country, count(*)::integer as people from event_participant
			where event_id = any(${sql.param(ids)}::uuid[]) and state <> 'withdrawn' and country is not null
			group by 1, 2`
	);
	const byEvent = Map.groupBy(rows, (row) => row.event_id);
	return new Map(
		lines.flatMap(({ id, eventId }) => {
			const taken = eventId === null ? undefined : byEvent.get(eventId);
			return taken ? [[id, new Map(taken.map(({ country, people }) => [country, people]))]] : [];
		})
	);
}

/** The titles of an event's texts, by language: what its line is called when the event is a draft. */
export async function titlesOfEvent(id: NonNullable<SeriesLine['eventId']>): Promise<Record<string, string>> {
	const texts = (await textsOfEvents([id])).get(id) ?? [];
	return Object.fromEntries(texts.flatMap(({ language, title }) => (title ? [[language, title]] : [])));
}

/** Lines whose training may be counted and was not. */
export async function linesToCount(): Promise<
	(Pick<SeriesLine, 'id' | 'eventId' | 'editionId'> & { seriesId: SeriesId })[]
> {
	return db
		.select({
			...{ id: seriesLine.id, eventId: seriesLine.eventId, editionId: seriesLine.editionId },
			seriesId: seriesLine.seriesId
		})
		.from(seriesLine)
		.where(
			sql`(${seriesLine.eventId} is not null or ${seriesLine.editionId} is not null)
				and not exists (select from series_outcome o where o.line_id = ${seriesLine.id})`
		);
}
