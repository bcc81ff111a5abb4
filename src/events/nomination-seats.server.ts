import { and, eq, sql } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import type { EventFacts } from './event.ts';
import type { SeatsGiven } from './nomination-seats.ts';
import { targetsOf } from './selection.server.ts';
import { series, seriesLine, seriesLineCountry } from './series-tables.server.ts';

/** Which seats an event gives to countries. A draft of a programme gives none yet. */
export async function seatsGiven({ id }: EventFacts, reader: Reader = db): Promise<SeatsGiven> {
	const rows = await reader
		.select({
			...{ id: seriesLine.id, seats: seriesLine.seats },
			...{ country: seriesLineCountry.country, own: seriesLineCountry.seats }
		})
		.from(seriesLine)
		.innerJoin(series, eq(series.id, seriesLine.seriesId))
		.leftJoin(seriesLineCountry, eq(seriesLineCountry.lineId, seriesLine.id))
		.where(and(eq(seriesLine.eventId, id), eq(series.state, 'published')))
		.orderBy(seriesLineCountry.country);
	const lines = [...Map.groupBy(rows, (row) => row.id).values()].map((some) => ({
		seats: some[0]?.seats ?? null,
		countries: some.flatMap(({ country, own }) => (country === null ? [] : [{ country, seats: own }]))
	}));
	return { lines, targets: await targetsOf(id, reader) };
}

/**
 * Who holds a seat, by country: whoever takes part; where people come by nomination alone, whoever was nominated and is not
 * decided on, too, because nobody else chooses among them.
 */
export async function seatsHeld(
	{ id, admission }: EventFacts,
	reader: Reader = db
): Promise<Map<string, number>> {
	const { rows } = await reader.execute<{ country: string; people: number }>(sql`
		select country, count(*)::int as people from (
			select p.country from event_participant p
			where p.event_id = ${id} and p.state <> 'withdrawn' and p.country is not null
			union all
			select a.value #>> '{}' from event_application n
				join event_answer a on a.application_id = n.id and a.counts = 'country'
			where ${admission === 'nomination'} and n.event_id = ${id} and n.agency is not null
				and n.erased_at is null and n.state in ('draft', 'submitted', 'review')
		) as held group by country`);
	return new Map(rows.map(({ country, people }) => [country, people]));
}
