import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { layAnew } from './box.server.ts';
import { maySurvey } from './policy.ts';
import { isAsked, type Question, type Questionnaire } from './question.ts';
import { asAskedIn, leftOutOf, questionsOf } from './questionnaire.ts';
import { refuseSlug, surveysVisibleTo, versionContent } from './questionnaire.server.ts';
import { surveyKey, surveyQuestionnaire, surveyStudy, surveyVersion, surveyWave } from './tables.server.ts';
import { phaseOf, problemsOfWave, type WaveId, type WaveInput } from './wave.ts';

export type Wave = Omit<typeof surveyWave.$inferSelect, 'createdBy'>;
export type NewWave = WaveInput & {
	slug: string;
	/** Of a frozen questionnaire. */
	questionnaire: string;
	/** Null: the newest. */
	version: number | null;
	organisationId: string | null;
	/** What the group took part in, as the row above names it ('edition:<id>'): its waves share their pseudonyms. */
	subject: string | null;
	illustrative?: boolean;
};

/** Opens a version of a questionnaire for a group. Throws Forbidden, NotFound, and Refusal with its field. */
export async function openWave(
	actor: Actor,
	input: NewWave,
	now: Date
): Promise<{ id: WaveId; slug: string }> {
	if (!maySurvey(actor, input)) throw new Forbidden('surveys.open');
	refuseSlug(input.slug);
	return transaction(async (tx) => {
		const [of] = await tx
			.select({
				id: surveyQuestionnaire.id,
				ready: surveyQuestionnaire.ready,
				organisationId: surveyQuestionnaire.organisationId,
				number: surveyVersion.number,
				content: surveyVersion.content
			})
			.from(surveyQuestionnaire)
			.innerJoin(surveyVersion, eq(surveyVersion.questionnaireId, surveyQuestionnaire.id))
			.where(
				sql`${surveyQuestionnaire.slug} = ${input.questionnaire} and (${input.version}::int is null or ${surveyVersion.number} = ${input.version}::int)`
			)
			.orderBy(desc(surveyVersion.number))
			.limit(1);
		if (!of || !(of.ready || maySurvey(actor, of)))
			throw new Refusal('survey_not_frozen', { field: 'questionnaire' });
		const [problem] = problemsOfWave(input, of.content.languages);
		if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
		if (!questionsOf(asAskedIn(of.content, input.linkage)).some(isAsked))
			throw new Refusal('survey_only_identifying', { field: 'linkage' });
		const studyId = await studyOf(tx, input.subject);
		const { title, kind, linkage, languages, opensOn, closesOn, reminderDays, month } = input;
		const [made] = await tx
			.insert(surveyWave)
			.values({
				...{ id: newId<'Wave'>(), slug: input.slug, studyId, organisationId: input.organisationId },
				...{ questionnaireId: of.id, version: of.number, title, kind, linkage, languages, opensOn, closesOn },
				...{ reminderDays, month, createdAt: now, illustrative: input.illustrative ?? false },
				createdBy: actor.kind === 'person' ? actor.id : null
			})
			.onConflictDoNothing()
			.returning({ id: surveyWave.id });
		if (!made) throw new Refusal('slug_taken', { field: 'slug' });
		await auditLine(tx, actor, 'add', 'wave', made.id);
		// Whoever took part is asked at once where it is open; else in the night it opens.
		if (input.subject !== null) await later(tx, 'surveys.fill', {}, { key: 'fill waves' });
		return { id: made.id, slug: input.slug };
	});
}

async function studyOf(tx: Writer, subject: string | null): Promise<string> {
	if (subject !== null) {
		const [study] = await tx.select().from(surveyStudy).where(eq(surveyStudy.subject, subject)).for('share');
		if (study?.severedAt) throw new Refusal('survey_severed', { field: 'linkage' });
		if (study) return study.id;
	}
	const id: string = newId();
	await tx.insert(surveyStudy).values({ id, subject });
	return id;
}

/** What one may not see is not found. */
export async function openOwnWave(actor: Actor, slug: string, reader: Reader = db): Promise<Wave> {
	const [row] = await reader.select().from(surveyWave).where(eq(surveyWave.slug, slug));
	if (!row || !maySurvey(actor, row)) throw new NotFound('wave');
	return row;
}

/** For a command that changes it: nobody else does meanwhile. */
export async function holdWave(tx: Writer, actor: Actor, slug: string): Promise<Wave> {
	const [row] = await tx.select().from(surveyWave).where(eq(surveyWave.slug, slug)).for('update');
	if (!row || !maySurvey(actor, row)) throw new NotFound('wave');
	return row;
}

export async function waveById(id: WaveId, reader: Reader = db): Promise<Wave> {
	const [row] = await reader.select().from(surveyWave).where(eq(surveyWave.id, id));
	if (!row) throw new NotFound('wave');
	return row;
}

/** What a wave asks. Everything that asks, takes in or reads answers does so by this. */
export async function questionnaireOfWave(
	wave: Pick<Wave, 'questionnaireId' | 'version' | 'linkage'>,
	reader: Reader = db
): Promise<Questionnaire> {
	return asAskedIn(await versionContent(wave.questionnaireId, wave.version, reader), wave.linkage);
}

/** Questions of its version that a wave does not ask, because of what it promises. */
export async function notAskedIn(
	wave: Pick<Wave, 'questionnaireId' | 'version' | 'linkage'>
): Promise<Question[]> {
	return leftOutOf(await versionContent(wave.questionnaireId, wave.version), wave.linkage);
}

export type ListedWave = Wave & { invited: number; responses: number; waiting: number };

/** Those that the actor sees, the newest first, with how many were asked and answered; all, or those about something. */
export async function listWaves(actor: Actor, subject: string | null = null): Promise<ListedWave[]> {
	const rows = await db
		.select({
			wave: surveyWave,
			invited: sql<number>`(select count(*)::int from survey_invitation i where i.wave_id = survey_wave.id)`,
			responses: sql<number>`(select count(*)::int from survey_response r where r.wave_id = survey_wave.id)`,
			waiting: sql<number>`(select count(*)::int from survey_box b where b.wave_id = survey_wave.id)`
		})
		.from(surveyWave)
		.where(
			and(
				surveysVisibleTo(actor, sql`${surveyWave.organisationId}`),
				subject === null
					? undefined
					: sql`exists (select from ${surveyStudy} where ${surveyStudy.id} = ${surveyWave.studyId} and ${surveyStudy.subject} = ${subject})`
			)
		)
		.orderBy(desc(surveyWave.opensOn), desc(surveyWave.createdAt));
	return rows.map(({ wave, ...counts }) => ({ ...wave, ...counts }));
}

/** Waves that ask by invitation and are open, of studies that are about something: the rows above know who took part in it. */
export async function wavesToFill(now: Date): Promise<{ slug: string; subject: string }[]> {
	const rows = await db
		.select({ wave: surveyWave, subject: surveyStudy.subject })
		.from(surveyWave)
		.innerJoin(surveyStudy, eq(surveyStudy.id, surveyWave.studyId))
		.where(
			sql`${surveyWave.closedAt} is null and ${surveyWave.kind} <> 'open' and ${surveyStudy.subject} is not null`
		)
		.orderBy(surveyWave.opensOn, surveyWave.slug);
	return rows.flatMap(({ wave: { slug, ...days }, subject }) =>
		subject !== null && phaseOf(days, now) === 'open' ? [{ slug, subject }] : []
	);
}

/**
 * Closed waves about some things, for rows that count over all of them: who counts while one answers counts one person.
 * Of demonstrations all, whatever they are about.
 */
export async function wavesAbout(
	subjects: readonly string[],
	{ illustrative }: { illustrative: boolean }
): Promise<Wave[]> {
	const rows = await db
		.select({ wave: surveyWave })
		.from(surveyWave)
		.innerJoin(surveyStudy, eq(surveyStudy.id, surveyWave.studyId))
		.where(
			sql`${surveyWave.closedAt} is not null and ${surveyWave.illustrative} = ${illustrative}
				and (${illustrative} or ${surveyStudy.subject} = any(${sql.param([...subjects])}::text[]))`
		)
		.orderBy(surveyWave.opensOn, surveyWave.slug);
	return rows.map(({ wave }) => wave);
}

/** What waves are about, as the rows above name it; those about nothing are not there. */
export async function subjectsOfWaves(ids: readonly WaveId[]): Promise<Map<WaveId, string>> {
	const rows = await db
		.select({ id: surveyWave.id, subject: surveyStudy.subject })
		.from(surveyWave)
		.innerJoin(surveyStudy, eq(surveyStudy.id, surveyWave.studyId))
		.where(inArray(surveyWave.id, [...ids]));
	return new Map(rows.flatMap(({ id, subject }) => (subject === null ? [] : [[id, subject] as const])));
}

/** Moves the last day; what is promised to respondents stays. Throws Refusal('survey_closed'). */
export async function prolongWave(actor: Actor, slug: string, closesOn: string): Promise<void> {
	await transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		if (wave.closedAt) throw new Refusal('survey_closed');
		const [problem] = problemsOfWave({ ...wave, closesOn }, wave.languages);
		if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
		await tx.update(surveyWave).set({ closesOn }).where(eq(surveyWave.id, wave.id));
	});
}

/**
 * Throws away the key that says whose the pseudonyms of a study are, for all its waves and for ever. Throws Refusal:
 * survey_not_pseudonymous, survey_waves_open (while one is open, its answers still need it).
 */
export async function severStudy(actor: Actor, slug: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		if (wave.linkage !== 'pseudonymous') throw new Refusal('survey_not_pseudonymous');
		const [study] = await tx.select().from(surveyStudy).where(eq(surveyStudy.id, wave.studyId)).for('update');
		if (!study || study.severedAt) return;
		const waves = await tx.select().from(surveyWave).where(eq(surveyWave.studyId, study.id));
		if (waves.some(({ closedAt }) => closedAt === null)) throw new Refusal('survey_waves_open');
		await tx.delete(surveyKey).where(eq(surveyKey.studyId, study.id));
		for (const { id, linkage } of waves) if (linkage === 'pseudonymous') await layAnew(tx, id);
		await tx.update(surveyStudy).set({ severedAt: now }).where(eq(surveyStudy.id, study.id));
		await auditLine(tx, actor, 'sever', 'wave', wave.id);
	});
}

export async function severedAt(studyId: string): Promise<Date | null> {
	const [row] = await db.select().from(surveyStudy).where(eq(surveyStudy.id, studyId));
	return row?.severedAt ?? null;
}

/** A wave and what it asks, by its address; for pages that tell nothing of who answered. */
export async function waveBySlug(slug: string): Promise<{ wave: Wave; questionnaire: Questionnaire } | null> {
	const [wave] = await db.select().from(surveyWave).where(eq(surveyWave.slug, slug));
	return wave ? { wave, questionnaire: await questionnaireOfWave(wave) } : null;
}
