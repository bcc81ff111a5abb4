import { inArray, sql } from 'drizzle-orm';
import { daysAfter } from '#catalogue/index.ts';
import { heldBy } from '#certificates/index.server.ts';
import { db, transaction } from '#platform/index.server.ts';
import { attendanceIn, sessionsAttended, sessionsOf } from './attendance.server.ts';
import type { EventId } from './event.ts';
import { eventFacts } from './event.server.ts';
import type { LineId, SeriesLine } from './series-line.ts';
import { linesToCount } from './series-line.server.ts';
import {
	outcomeMeasures,
	outcomeOf,
	type Counted,
	type LineOutcome,
	type OutcomeMeasure
} from './series-outcome.ts';
import { seriesOutcome, seriesOutcomeCell } from './series-tables.server.ts';

/** So long after its last day lists are still corrected, and names confirmed; applications are kept for longer. */
export const countedAfterDays = 30;

/** Counts the events that are over for so long, each once. Editions are training's: `worker` brings theirs. */
export async function countSeriesEvents(now: Date): Promise<void> {
	for (const { id, eventId } of await linesToCount()) {
		if (eventId === null) continue;
		const { endsOn, state } = await eventFacts(eventId);
		const due = endsOn !== null && daysAfter(endsOn, countedAfterDays) <= now.toISOString().slice(0, 10);
		if (state !== 'published' || !due) continue;
		const { people, known } = await peopleOfEvent(eventId);
		await recordLineOutcome(outcomeOf(id, people, known), now);
	}
}

type Row = {
	participant: string | null;
	nominated: boolean;
	selected: boolean;
	country: string | null;
	gender: string | null;
};

/** Everybody who applied, was nominated or takes part, as far as they are counted: nobody is named. */
async function peopleOfEvent(eventId: EventId): Promise<{ people: Counted[]; known: OutcomeMeasure[] }> {
	const { rows } = await db.execute<Row>(sql`
		select p.id as participant, a.nominated_by is not null or a.agency is not null as nominated,
			coalesce(a.state in ('selected', 'confirmed'), true) as selected,
			coalesce(a.facts ->> 'country', p.country) as country, a.facts ->> 'gender' as gender
		from event_application a
			full join event_participant p on p.application_id = a.id
		where coalesce(a.event_id, p.event_id) = ${eventId}::uuid and coalesce(a.state <> 'draft', true)`);
	const [held, { said, attendance }, sessions] = await Promise.all([
		heldBy(rows.flatMap(({ participant }) => participant ?? [])),
		attendanceIn(eventId),
		sessionsAttended(eventId)
	]);
	const people = rows.map(({ participant, ...row }) => ({
		...row,
		attended: participant !== null && sessionsOf(attendance, participant, sessions).size > 0,
		certified: participant !== null && (held.get(participant) ?? []).some(({ revoked }) => !revoked)
	}));
	// Where nobody took attendance, it is not known who was there.
	const known = outcomeMeasures.filter((measure) => measure !== 'attended' || said.length > 0);
	return { people, known };
}

/** Keeps what a training came to, as it may be told; the first count stands for ever. */
export async function recordLineOutcome({ lineId, cells, ...told }: LineOutcome, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const made = await tx
			.insert(seriesOutcome)
			.values({ lineId, ...told, countedAt: now })
			.onConflictDoNothing()
			.returning({ lineId: seriesOutcome.lineId });
		if (made.length > 0 && cells.length > 0)
			await tx.insert(seriesOutcomeCell).values(cells.map((cell) => ({ lineId, ...cell })));
	});
}

/** What lines came to; those that are not counted yet are not there. */
export async function outcomesOfLines(
	lines: readonly Pick<SeriesLine, 'id'>[]
): Promise<Map<LineId, LineOutcome>> {
	const ids = lines.map(({ id }) => id);
	if (ids.length === 0) return new Map();
	const [rows, cells] = await Promise.all([
		db.select().from(seriesOutcome).where(inArray(seriesOutcome.lineId, ids)),
		db.select().from(seriesOutcomeCell).where(inArray(seriesOutcomeCell.lineId, ids))
	]);
	const byLine = Map.groupBy(cells, ({ lineId }) => lineId);
	return new Map(
		rows.map(({ countedAt: _, ...row }) => [
			row.lineId,
			{ ...row, cells: (byLine.get(row.lineId) ?? []).map(({ lineId: __, ...cell }) => cell) }
		])
	);
}
