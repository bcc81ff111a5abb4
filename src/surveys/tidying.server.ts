import { sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import { questionsOf } from './questionnaire.ts';
import { surveyVersion, surveyWave } from './tables.server.ts';

/** How long after a wave closed it is known whom it asked. */
export const inviteeDays = 90;

/**
 * Erases what has served its purpose: names and addresses of who was asked, each answer on the day its question names,
 * links that opened nothing. Every night; what is erased stays erased.
 */
export async function tidySurveys(now: Date): Promise<{ invitations: number; responses: number }> {
	const at = now.toISOString();
	const closed = await db
		.select({ id: surveyWave.id, closedAt: surveyWave.closedAt, content: surveyVersion.content })
		.from(surveyWave)
		.innerJoin(
			surveyVersion,
			sql`${surveyVersion.questionnaireId} = ${surveyWave.questionnaireId} and ${surveyVersion.number} = ${surveyWave.version}`
		)
		.where(sql`${surveyWave.closedAt} is not null`);
	let [invitations, responses] = [0, 0];
	for (const { id, closedAt, content } of closed) {
		const days = Math.floor((now.getTime() - (closedAt?.getTime() ?? 0)) / 86_400_000);
		const over = questionsOf(content).flatMap((one) => (one.keptDays <= days ? [one.id] : []));
		await transaction(async (tx) => {
			// A named response still says whose it is, by its person; their address is not needed for that.
			const gone = await tx.execute(sql`
				update survey_invitation set name = null, email = null, person_id = null, erased_at = ${at}::timestamptz
				where wave_id = ${id} and erased_at is null and ${days}::int >= ${inviteeDays}::int`);
			const thinned = await tx.execute(sql`
				update survey_response set answers = answers - ${sql.param(over)}::text[]
				where wave_id = ${id} and answers ?| ${sql.param(over)}::text[]`);
			invitations += gone.rowCount ?? 0;
			responses += thinned.rowCount ?? 0;
		});
	}
	await transaction((tx) =>
		tx.execute(sql`delete from survey_link_refused where day < ${at.slice(0, 10)}::date - 90`)
	);
	return { invitations, responses };
}

/** Somebody leaves the hub: what names them goes; what they answered under a name stays without it. */
export async function leaveSurveys(tx: Writer, personId: string): Promise<void> {
	await tx.execute(sql`
			delete from survey_key k using survey_invitation i join survey_wave w on w.id = i.wave_id
			where i.person_id = ${personId} and k.study_id = w.study_id and k.holder = i.holder`);
	await tx.execute(
		sql`update survey_response set person_id = null, invitation_id = null where person_id = ${personId}`
	);
	await tx.execute(sql`
			update survey_invitation set name = null, email = null, person_id = null, erased_at = now()
			where person_id = ${personId}`);
}

/** What is kept here about somebody under their name. */
export async function surveysRecord(actor: Actor) {
	if (actor.kind !== 'person') return [];
	const { rows } = await db.execute<{
		wave: string;
		name: string | null;
		email: string | null;
		disposition: string | null;
		answers: unknown;
		givenAt: string | null;
	}>(sql`
		select w.slug as wave, i.name, i.email, i.disposition, r.answers, r.given_at as "givenAt"
		from survey_invitation i join survey_wave w on w.id = i.wave_id
		left join survey_response r on r.invitation_id = i.id
		where i.person_id = ${actor.id} order by w.opens_on, w.slug`);
	return rows;
}
