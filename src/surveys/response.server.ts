import { and, eq, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { fewestShown, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import type { Answers } from './condition.ts';
import { dispositions, responseRates, type DispositionCounts, type ResponseRates } from './disposition.ts';
import type { Strata } from './invitation.ts';
import type { Questionnaire } from './question.ts';
import { surveyResponse } from './tables.server.ts';
import type { WaveId } from './wave.ts';
import { holdWave, questionnaireOfWave, waveById, type Wave } from './wave.server.ts';

/**
 * One response, as its wave’s linkage lets anybody see it: named has `holder` and `givenAt`, pseudonymous `pseudonym`
 * and `week`, anonymous neither, nor any order.
 */
export type Response = {
	id: string;
	language: string;
	disposition: 'complete' | 'partial' | 'break_off';
	answers: Answers;
	holder: string | null;
	givenAt: Date | null;
	pseudonym: string | null;
	week: string | null;
	setAside: string | null;
	imported: boolean;
};

export type WaveAnswers = {
	wave: Wave;
	questionnaire: Questionnaire;
	/** Grows with every change of the responses. */
	dataVersion: number;
	responses: Response[];
};

/**
 * The responses of a wave, for rows above that have decided who may ask: complete and partial ones that nobody set aside.
 * Of an anonymous wave only what has left the box, and nothing where that is fewer than five.
 */
export async function answersOf(waveId: WaveId): Promise<WaveAnswers> {
	const wave = await waveById(waveId);
	const [questionnaire, dataVersion, responses] = await Promise.all([
		questionnaireOfWave(wave),
		dataVersionOf(waveId),
		responsesOf(wave)
	]);
	const counted = responses.filter(
		({ disposition, setAside }) => disposition !== 'break_off' && setAside === null
	);
	return { wave, questionnaire, dataVersion, responses: counted };
}

export async function dataVersionOf(waveId: WaveId): Promise<number> {
	const { rows } = await db.execute<{ version: number }>(
		sql`select count(*)::int as version from survey_change where wave_id = ${waveId}`
	);
	return rows[0]?.version ?? 0;
}

/** All of them, for who keeps the wave. In the order of their ids, which is none. */
export async function responsesOf(wave: Wave): Promise<Response[]> {
	const { rows } = await db.execute<Omit<Response, 'givenAt'> & { givenAt: string | null }>(sql`
		select r.id, r.language, r.disposition, r.answers, i.holder, r.given_at as "givenAt", r.pseudonym, r.week::text,
			r.set_aside as "setAside", r.imported
		from survey_response r left join survey_invitation i on i.id = r.invitation_id
		where r.wave_id = ${wave.id} order by r.id`);
	if (wave.linkage === 'anonymous' && rows.length < fewestShown) return [];
	return rows.map((row) => ({ ...row, givenAt: row.givenAt === null ? null : new Date(row.givenAt) }));
}

export type Participation = {
	/** Null: an open link, by which nobody knows who was reached. */
	invited: number | null;
	counts: DispositionCounts;
	/** Neither asked long enough nor answered: without a disposition while the wave is open. */
	pending: number;
	/** RR1 and RR2; of an open wave as it stands, those pending counted as non-contact. Null of an open link. */
	rates: ResponseRates | null;
	responses: number;
	/** Anonymous answers that wait for others. */
	waiting: number;
	begun: number;
};

export async function participationOf(wave: Pick<Wave, 'id' | 'kind'>): Promise<Participation> {
	const [{ rows }, { rows: totals }] = await Promise.all([
		db.execute<{ disposition: keyof DispositionCounts | null; begun: boolean; count: number }>(sql`
			select disposition, begun, count(*)::int as count from survey_invitation where wave_id = ${wave.id}
			group by disposition, begun`),
		db.execute<{ responses: number; waiting: number; drafts: number }>(sql`
			select (select count(*)::int from survey_response where wave_id = ${wave.id}) as responses,
				(select count(*)::int from survey_box where wave_id = ${wave.id}) as waiting,
				(select count(*)::int from survey_draft where wave_id = ${wave.id}) as drafts`)
	]);
	const counts = Object.fromEntries(dispositions.map((one) => [one, 0])) as DispositionCounts;
	let pending = 0;
	for (const { disposition, count } of rows)
		if (disposition) counts[disposition] += count;
		else pending += count;
	const { responses = 0, waiting = 0, drafts = 0 } = totals[0] ?? {};
	const open = wave.kind === 'open';
	return {
		...{ counts, pending, responses, waiting, begun: drafts },
		invited: open ? null : rows.reduce((sum, { count }) => sum + count, 0),
		rates: open ? null : responseRates({ ...counts, non_contact: counts.non_contact + pending })
	};
}

/** Respondents beside everybody who was asked, by a stratum: what tells whether those who answered are like the rest. */
export async function participationBy(
	waveId: WaveId,
	dimension: string
): Promise<{ value: string | null; invited: number; responded: number }[]> {
	const { rows } = await db.execute<{ value: string | null; invited: number; responded: number }>(sql`
		select strata ->> ${dimension} as value, count(*)::int as invited,
			(count(*) filter (where disposition in ('complete', 'partial')))::int as responded
		from survey_invitation where wave_id = ${waveId} and disposition is distinct from 'not_eligible'
		group by 1 order by 2 desc, 1`);
	return rows;
}

/** The dimensions that are known of those who were asked. */
export async function strataOf(waveId: WaveId): Promise<string[]> {
	const { rows } = await db.execute<{ key: string }>(sql`
		select distinct key from survey_invitation, jsonb_object_keys(strata) key where wave_id = ${waveId} order by 1`);
	return rows.map(({ key }) => key);
}

/** Leaves a response out of everything, with the reason, or (null) takes it in again. Throws NotFound, Refusal('reason_needed'). */
export async function setAside(
	actor: Actor,
	slug: string,
	responseId: string,
	reason: string | null
): Promise<void> {
	const words = reason?.trim() ?? null;
	if (words !== null && (words === '' || words.length > 500))
		throw new Refusal('reason_needed', { field: 'reason' });
	await transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		const changed = await tx
			.update(surveyResponse)
			.set({ setAside: words })
			.where(and(eq(surveyResponse.id, responseId), eq(surveyResponse.waveId, wave.id)))
			.returning({ id: surveyResponse.id });
		if (changed.length === 0) throw new NotFound('response');
		await auditLine(tx, actor, words === null ? 'restore' : 'set_aside', 'response', responseId);
	});
}

/** Everybody who was invited to some waves, as counts of those of whom the same is known; `disposition` beside it ('pending': none yet). */
export async function invitedCells(ids: readonly WaveId[]): Promise<{ in: Strata; count: number }[]> {
	if (ids.length === 0) return [];
	const { rows } = await db.execute<{ in: Strata; count: number }>(sql`
		select strata || jsonb_build_object('disposition', coalesce(disposition, 'pending')) as in, count(*)::int as count
		from survey_invitation where wave_id = any(${sql.param([...ids])}::uuid[]) group by 1`);
	return rows;
}

/** How many times what a wave has was changed: its responses, and what became of its invitations. */
export async function versionsOfWaves(
	ids: readonly WaveId[]
): Promise<Map<WaveId, { responses: number; invited: number; settled: number }>> {
	if (ids.length === 0) return new Map();
	const { rows } = await db.execute<{ id: WaveId; responses: number; invited: number; settled: number }>(sql`
		select w.id, (select count(*)::int from survey_change c where c.wave_id = w.id) as responses,
			(select count(*)::int from survey_invitation i where i.wave_id = w.id) as invited,
			(select count(disposition)::int from survey_invitation i where i.wave_id = w.id) as settled
		from survey_wave w where w.id = any(${sql.param([...ids])}::uuid[])`);
	return new Map(rows.map(({ id, ...version }) => [id, version]));
}
