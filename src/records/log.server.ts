import { isDeepStrictEqual } from 'node:util';
import { asc, inArray, lt, sql, type Param, type Placeholder } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import {
	db,
	oneStatement,
	prepared,
	transaction,
	type Job,
	type Reader,
	type Writer
} from '#platform/index.server.ts';
import { flagsOf, type Run } from './evidence.ts';
import type { RegistrationId, Statement, StatementId } from './statement.ts';
import { refusedStatement, statement } from './tables.server.ts';

export type RefusalReason =
	| 'malformed' // not a statement at all
	| 'not_yours' // for another person's registration
	| 'two_contents'; // its id is in the log already, with another content

export type Accepted = {
	/** New in the log. */
	added: number;
	/** In the log now, whether new or sent before: the device may forget them. */
	kept: string[];
	refused: { id: string; reason: RefusalReason }[];
};

/**
 * Appends what a device sent to one registration's log: in any order, twice, late. The caller has made sure that the
 * registration is the sender's. What arrives under a known id with another content is refused and recorded.
 */
export async function append(
	tx: Writer,
	registration: RegistrationId,
	sent: readonly Statement[],
	run: Run,
	now: Date
): Promise<Accepted> {
	const own = ownAmong(sent, registration);
	const given = sql`${rowsOf(own, run, now)}::jsonb`;
	const { rows } = await tx.execute<{ id: StatementId }>(
		sql`${sql.raw(into)} (null::statement, ${given}) ${sql.raw(andTellsWhat)}`
	);
	return judged(tx, registration, sent, own, rows, now);
}

/**
 * The same in one statement of SQL, unless something was sent before or is refused: for what brings nothing along but, when
 * anything is new, a `job`.
 */
export async function appendAlone(
	registration: RegistrationId,
	sent: readonly Statement[],
	run: Run,
	now: Date,
	job: Job | null = null
): Promise<Accepted> {
	const own = ownAmong(sent, registration);
	const given = rowsOf(own, run, now);
	const rows =
		job === null
			? await oneStatement<{ id: StatementId }>('records_append', appending, [given])
			: await oneStatement<{ id: StatementId }>('records_append_and_queue', appendingAndQueueing, [
					...[given, job.name, JSON.stringify(job.payload), job.key]
				]);
	if (rows.length === sent.length) return { added: rows.length, kept: sent.map(({ id }) => id), refused: [] };
	return transaction((tx) => judged(tx, registration, sent, own, rows, now));
}

function ownAmong(sent: readonly Statement[], registration: RegistrationId): Statement[] {
	const own = sent.filter((one) => one.registration === registration);
	return [...new Map(own.map((one) => [one.id, one])).values()];
}

/** As the columns of the log have them, in JSON: one shape of SQL for however many. */
function rowsOf(own: readonly Statement[], run: Run, now: Date): string {
	return JSON.stringify(
		own.map((one) => ({
			id: one.id,
			registration: one.registration,
			verb: one.verb,
			object: one.object,
			attempt: one.attempt,
			value: one.value,
			language: one.language,
			happened_at: one.happenedAt,
			stored_at: now,
			flags: flagsOf(one, run, now)
		}))
	);
}

const columns = 'id, registration, verb, object, attempt, value, language, happened_at, stored_at, flags';
const into = `insert into statement (${columns}) select ${columns} from jsonb_populate_recordset`;
const andTellsWhat = 'on conflict do nothing returning id';
const appending = `${into} (null::statement, $1::jsonb) ${andTellsWhat}`;
// The job once, and only when there is a first row.
const appendingAndQueueing = `with written as (${appending}),
	queued as (select graphile_worker.add_job($2, $3::json, job_key => $4) where exists (select from written))
	select id, (select count(*) from queued) from written`;

/** What became of each: new in the log, there before with the same content, or refused. */
async function judged(
	tx: Writer,
	registration: RegistrationId,
	sent: readonly Statement[],
	own: readonly Statement[],
	written: readonly { id: StatementId }[],
	now: Date
): Promise<Accepted> {
	const refused: Accepted['refused'] = sent
		.filter((one) => one.registration !== registration)
		.map(({ id }) => ({ id, reason: 'not_yours' }));
	const fresh = new Set(written.map(({ id }) => id));
	const known = own.filter(({ id }) => !fresh.has(id));
	for (const [id, same] of await compare(tx, known)) if (!same) refused.push({ id, reason: 'two_contents' });
	await recordRefused(tx, registration, refused, now);
	const no = new Set(refused.map(({ id }) => id));
	return { added: fresh.size, kept: own.map(({ id }) => id as string).filter((id) => !no.has(id)), refused };
}

/** Whether each is what the log holds under its id. */
async function compare(tx: Reader, sent: readonly Statement[]): Promise<Map<string, boolean>> {
	if (sent.length === 0) return new Map();
	const rows = await tx
		.select()
		.from(statement)
		.where(
			inArray(
				statement.id,
				sent.map(({ id }) => id)
			)
		);
	const here = new Map(rows.map((row) => [row.id, row]));
	return new Map(
		sent.map((one) => {
			const row = here.get(one.id);
			const same =
				row !== undefined &&
				row.registration === one.registration &&
				row.verb === one.verb &&
				row.object === one.object &&
				row.attempt === one.attempt &&
				row.happenedAt.getTime() === one.happenedAt.getTime() &&
				isDeepStrictEqual(row.value, one.value);
			return [one.id, same];
		})
	);
}

/** Remembers for ninety days that something was not taken, and why; never what it said. */
export async function recordRefused(
	tx: Writer,
	registration: RegistrationId | null,
	refused: readonly { id: string; reason: RefusalReason }[],
	now: Date
): Promise<void> {
	if (refused.length === 0) return;
	await tx.insert(refusedStatement).values(
		refused.map(({ id, reason }) => ({
			id: newId(),
			statementId: id.slice(0, 60),
			registration,
			reason,
			at: now
		}))
	);
}

export type Logged = Statement & { position: number };

/** The logs of several registrations, each in order of arrival. */
export async function logsOf(
	registrations: readonly RegistrationId[],
	reader: Reader = db
): Promise<Map<RegistrationId, Logged[]>> {
	const logs = new Map<RegistrationId, Logged[]>(registrations.map((id) => [id, []]));
	if (registrations.length === 0) return logs;
	const rows = await (reader === db
		? loggedBy().execute({ registrations })
		: loggedFrom(reader, sql.param([...registrations])));
	for (const row of rows) logs.get(row.registration)?.push(row);
	return logs;
}

const loggedFrom = (reader: Reader, registrations: Param | Placeholder) =>
	reader
		.select()
		.from(statement)
		.where(sql`${statement.registration} = any(${registrations}::uuid[])`)
		.orderBy(asc(statement.registration), asc(statement.position));
const loggedBy = prepared(() => loggedFrom(db, sql.placeholder('registrations')).prepare('records_logs'));

/** How far each log has come: what was computed from a shorter one is out of date. Logs without a statement are left out. */
export async function lengthsOf(
	registrations: readonly RegistrationId[],
	reader: Reader = db
): Promise<Map<RegistrationId, number>> {
	if (registrations.length === 0) return new Map();
	const { rows } = await reader.execute<{ registration: RegistrationId; last: string }>(sql`
		select asked.registration, last.position as last
		from unnest(${sql.param([...registrations])}::uuid[]) as asked (registration)
		cross join lateral (
			select position from statement where statement.registration = asked.registration order by position desc limit 1
		) as last`);
	return new Map(rows.map(({ registration, last }) => [registration, Number(last)]));
}

/** At a person's wish: their log is gone, and with it what it said. The only way a statement leaves. */
export async function eraseLogs(tx: Writer, registrations: readonly RegistrationId[]): Promise<void> {
	if (registrations.length === 0) return;
	await tx.execute(sql`select set_config('serai.erasing', 'yes', true)`);
	await tx.delete(statement).where(inArray(statement.registration, [...registrations]));
	await tx.execute(sql`select set_config('serai.erasing', 'no', true)`);
	await tx.delete(refusedStatement).where(inArray(refusedStatement.registration, [...registrations]));
}

const refusedDays = 90;

/** At night: what was refused is forgotten after ninety days. */
export async function tidyRefused(now: Date): Promise<void> {
	const before = new Date(now.getTime() - refusedDays * 24 * 60 * 60 * 1000);
	await transaction(async (tx) => {
		await tx.delete(refusedStatement).where(lt(refusedStatement.at, before));
	});
}
