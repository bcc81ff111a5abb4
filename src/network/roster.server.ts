import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { db, pools, prepared } from '#platform/index.server.ts';
import { expert } from './expert-tables.server.ts';
import { expertsShown, type ShownExpert } from './expert.server.ts';
import type { ExpertId, Span } from './expert.ts';
import { levelOf, viewerOf, type Viewer } from './expert-visible.ts';
import { rosterMonths } from './expert-visible.server.ts';
import { Roster, type RosterAnswer, type RosterHit } from './roster.ts';
import type { RosterQuery } from './roster-query.ts';
import { readRosterText, type ReadText } from './roster-reading.ts';

type Live = { roster: Roster; revision: number };

const lives = new WeakMap<object, { live: Live; asking: Promise<void> | null }>();

const revisionNow = prepared(() =>
	db
		.select({ revision: sql<number>`revision::float8` })
		.from(sql`roster_revision`)
		.prepare('network_roster_revision')
);

/**
 * The roster in memory, as the database has it at this moment: one small read tells whether anything changed, so that what
 * was withdrawn in any process is gone from the next answer of every other.
 */
export async function currentRoster(): Promise<Roster> {
	const pool = pools().reading;
	let kept = lives.get(pool);
	if (!kept) lives.set(pool, (kept = { live: { roster: new Roster(), revision: -1 }, asking: null }));
	const [row] = await revisionNow().execute();
	const revision = Number(row?.revision ?? 0);
	const { live } = kept;
	while (live.revision < revision) {
		kept.asking ??= catchUp(live).finally(() => {
			if (kept) kept.asking = null;
		});
		await kept.asking;
	}
	return live.roster;
}

const takenOf = sql<
	Span[]
>`coalesce((select jsonb_agg(jsonb_build_object('from', a.starts_on, 'until', a.ends_on))
	from expert_assignment a where a.expert_id = expert.id and a.state = 'accepted'), '[]')`;

const batch = 50;

/** What changed since; every revision is committed in its order, since each change holds the one row that counts them. */
async function catchUp(live: Live): Promise<void> {
	const { id, invitedAt, describedAt, vettedAt, confirmedAt, withdrawnAt, profile, consent, changedIn } =
		expert;
	const facts = {
		id,
		invitedAt,
		describedAt,
		vettedAt,
		confirmedAt,
		withdrawnAt,
		profile,
		consent,
		changedIn
	};
	const [counted] = await revisionNow().execute();
	const through = Number(counted?.revision ?? 0);
	const [rows, gone] = await Promise.all([
		db
			.select({ ...facts, taken: takenOf })
			.from(expert)
			.where(sql`${changedIn} > ${live.revision}`),
		live.revision < 0
			? { rows: [] }
			: db.execute<{ id: ExpertId }>(sql`select id from expert_gone where changed_in > ${live.revision}`)
	]);
	for (const [i, { changedIn: _, ...row }] of rows.entries()) {
		live.roster.put(row);
		// The first time there may be thousands: others are answered in between.
		if (i % batch === batch - 1) await setImmediate();
	}
	for (const { id: lost } of gone.rows) live.roster.remove(lost);
	// Read before the rows: what came in between is read once more, and never missed.
	live.revision = through;
}

export type FoundExpert = { expert: ShownExpert; hit: RosterHit };

export type FoundExperts = Omit<RosterAnswer, 'hits'> & {
	found: FoundExpert[];
	/** What a free text was understood as. */
	understood: ReadText;
	free: Span | null;
	more: boolean;
};

export const rosterPageSize = 20;

/** Finds experts as the actor may see them: the list is made of what is in memory, the lines are read by consent. */
export async function findExperts(
	actor: Actor,
	query: RosterQuery,
	now: Date,
	/** As anybody, whoever asks: for pages and answers that are the same for all. */
	as: Viewer = viewerOf(actor)
): Promise<FoundExperts> {
	const roster = await currentRoster();
	const understood = readRosterText(query.text, now);
	const free = query.free ?? understood.free;
	const viewer = as === 'self' ? 'member' : as;
	const { total, hits, counts } = roster.find({
		...{ filters: query.filters, level: query.level, free, wishes: understood.wishes },
		...{ viewerLevel: levelOf(viewer), now, months: rosterMonths(), size: rosterPageSize, page: query.page }
	});
	const shown = await expertsShown(
		hits.map(({ id }) => id),
		viewer,
		now
	);
	const byId = new Map<string, ShownExpert>(shown.map((one) => [one.id, one]));
	const found = hits.flatMap((hit) => {
		const expert = byId.get(hit.id);
		return expert ? [{ expert, hit }] : [];
	});
	return { total, counts, found, understood, free, more: total > (query.page + 1) * rosterPageSize };
}
