import { eq, sql } from 'drizzle-orm';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { country } from '#vocabulary/index.ts';
import { refusalToAnswer } from './answer.ts';
import { emptyBox } from './box.server.ts';
import type { Answers } from './condition.ts';
import { dispositionOfShare } from './disposition.ts';
import { draftKey, draftOf, noteRefusedLink, randomId, readKey } from './key.server.ts';
import { isAsked, type Questionnaire } from './question.ts';
import { missingOf, questionsOf, shareAnswered, standingAnswers } from './questionnaire.ts';
import {
	surveyBox,
	surveyDraft,
	surveyInvitation,
	surveyKey,
	surveyResponse,
	surveySpent,
	surveyWave,
	type LinkRefusal
} from './tables.server.ts';
import { fewestTogether, phaseOf, weekOf, type WaveId } from './wave.ts';
import { questionnaireOfWave, waveById, type Wave } from './wave.server.ts';

type Invitation = typeof surveyInvitation.$inferSelect;

/** What a link opens: the wave, what it asks, and what was answered so far. `answers` null: nothing was agreed to yet. */
export type Opened = {
	wave: Wave;
	questionnaire: Questionnaire;
	draftId: string;
	invitation: Invitation | null;
	language: string;
	answers: Answers | null;
};

/** Why a link opens nothing; `wave` where it is one of ours. */
export type Refused = { refused: LinkRefusal; wave: Wave | null };

/** Looking changes nothing: programmes that check letters follow their links. */
export async function openLink(key: string, now: Date, reader: Reader = db): Promise<Opened | Refused> {
	const read = await readKey(key);
	if (!read) return { refused: 'forged', wave: null };
	if (read.by === 'draft') {
		const [wave] = await reader.select().from(surveyWave).where(eq(surveyWave.id, read.waveId));
		if (!wave) return { refused: 'erased', wave: null };
		const [spent] = await reader.select().from(surveySpent).where(eq(surveySpent.draftId, read.draftId));
		if (spent) return { refused: 'spent', wave };
		return opened(wave, read.draftId, null, now, reader);
	}
	const [invitation] = await reader.select().from(surveyInvitation).where(eq(surveyInvitation.id, read.id));
	if (!invitation) return { refused: 'erased', wave: null };
	const wave = await waveById(invitation.waveId, reader);
	if (invitation.keyVersion !== read.version) return { refused: 'revoked', wave };
	const { disposition } = invitation;
	if (
		disposition === 'complete' ||
		disposition === 'partial' ||
		(disposition === 'break_off' && !wave.closedAt)
	)
		return { refused: 'spent', wave };
	if (disposition === 'not_eligible') return { refused: 'revoked', wave };
	return opened(wave, await draftOf(invitation.id), invitation, now, reader);
}

async function opened(
	wave: Wave,
	draftId: string,
	invitation: Invitation | null,
	now: Date,
	reader: Reader
): Promise<Opened | Refused> {
	const phase = phaseOf(wave, now);
	if (phase !== 'open') return { refused: phase === 'planned' ? 'early' : 'closed', wave };
	const [draft] = await reader.select().from(surveyDraft).where(eq(surveyDraft.id, draftId));
	return {
		...{ wave, draftId, invitation, questionnaire: await questionnaireOfWave(wave, reader) },
		language: draft?.language ?? invitation?.language ?? wave.languages[0] ?? 'en',
		answers: draft?.answers ?? null
	};
}

/** The same for a command: nobody else uses the link meanwhile. What opens nothing is counted. */
async function holdLink(tx: Writer, key: string, now: Date): Promise<Opened | Refused> {
	const read = await readKey(key);
	if (read?.by === 'invitation')
		await tx.execute(sql`select from survey_invitation where id = ${read.id} for update`);
	if (read?.by === 'draft')
		await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`surveys ${read.draftId}`}, 0))`);
	const found = await openLink(key, now, tx);
	if ('refused' in found) await noteRefusedLink(tx, found.refused, found.wave?.id ?? null, now);
	return found;
}

export type OpenWave = { wave: Wave; questionnaire: Questionnaire };

/** An open wave by its address, for whoever has it. Throws NotFound: also for one that asks by invitation. */
export async function findOpenWave(slug: string): Promise<OpenWave> {
	const [wave] = await db.select().from(surveyWave).where(eq(surveyWave.slug, slug));
	if (wave?.kind !== 'open') throw new NotFound('wave');
	return { wave, questionnaire: await questionnaireOfWave(wave) };
}

/** Somebody agrees to take part by an open link: the link by which they go on. Throws NotFound, Refusal: survey_not_open. */
export async function beginOpen(slug: string, language: string, now: Date): Promise<string> {
	const { wave } = await findOpenWave(slug);
	if (phaseOf(wave, now) !== 'open') throw new Refusal('survey_not_open');
	const draftId = randomId();
	await transaction((tx) => putDraft(tx, wave.id, draftId, language, {}, now));
	return draftKey(draftId, wave.id);
}

export type Saving = {
	language: string;
	/** The questions of the form that was sent: what it does not answer was taken back. */
	questions: readonly string[];
	answers: Answers;
};

/**
 * Keeps what was answered so far, and that its writer agreed to be asked. Answers that are none are left out: a page says
 * so beside each (`answersFrom`). The same sent twice is the same.
 */
export async function saveAnswers(
	key: string,
	{ language, questions, answers: sent }: Saving,
	now: Date
): Promise<Opened | Refused> {
	return transaction(async (tx) => {
		const found = await holdLink(tx, key, now);
		if ('refused' in found) return found;
		const { wave, draftId, invitation, questionnaire } = found;
		const known = new Map(
			questionsOf(questionnaire)
				.filter(isAsked)
				.map((one) => [one.id, one])
		);
		const answers: Answers = { ...found.answers };
		for (const id of questions) {
			const question = known.get(id);
			if (!question) continue;
			const answer = Object.hasOwn(sent, id) ? sent[id] : undefined;
			if (answer === undefined || refusalToAnswer(question, answer, isCountry)) delete answers[id];
			else answers[id] = answer;
		}
		const spoken = wave.languages.includes(language) ? language : found.language;
		await putDraft(tx, wave.id, draftId, spoken, answers, now);
		if (invitation && !invitation.begun)
			await tx
				.update(surveyInvitation)
				// Who changed their mind is asked again.
				.set({ begun: true, disposition: null })
				.where(eq(surveyInvitation.id, invitation.id));
		return { ...found, language: spoken, answers };
	});
}

export const isCountry = (code: string): boolean => country(code) !== undefined;

async function putDraft(
	tx: Writer,
	waveId: WaveId,
	id: string,
	language: string,
	answers: Answers,
	now: Date
): Promise<void> {
	const row = { language, answers, savedOn: now.toISOString().slice(0, 10) };
	await tx
		.insert(surveyDraft)
		.values({ id, waveId, ...row })
		.onConflictDoUpdate({ target: surveyDraft.id, set: row });
}

/**
 * Sends the answers: they become a response, as far apart from their writer as the wave promises, and the link is spent.
 * `early`: as it is, though questions are left. Throws Refusal: survey_nothing_answered, survey_incomplete.
 */
export async function finish(key: string, { early }: { early: boolean }, now: Date): Promise<Wave | Refused> {
	return transaction(async (tx) => {
		const found = await holdLink(tx, key, now);
		if ('refused' in found) return found;
		const { wave, questionnaire, draftId, invitation, language } = found;
		const answers = standingAnswers(questionnaire, found.answers ?? {});
		if (Object.keys(answers).length === 0) throw new Refusal('survey_nothing_answered');
		const left = missingOf(questionnaire, answers).length;
		if (!early && left > 0) throw new Refusal('survey_incomplete', { count: left });
		const share = dispositionOfShare(shareAnswered(questionnaire, answers));
		const disposition = !early ? 'complete' : share === 'complete' && left > 0 ? 'partial' : share;
		const given = { id: randomId(), waveId: wave.id, language, disposition, answers };
		if (wave.linkage === 'anonymous') {
			await tx.insert(surveyBox).values({ ...given, linkage: 'anonymous' });
		} else if (wave.linkage === 'pseudonymous') {
			const pseudonym = await pseudonymOf(tx, wave.studyId, invitation?.holder ?? draftId);
			await tx
				.insert(surveyResponse)
				.values({ ...given, linkage: wave.linkage, pseudonym, week: weekOf(now) });
		} else {
			await tx.insert(surveyResponse).values({
				...{ ...given, linkage: wave.linkage, givenAt: now },
				...{ invitationId: invitation?.id ?? null, personId: invitation?.personId ?? null }
			});
		}
		await tx.delete(surveyDraft).where(eq(surveyDraft.id, draftId));
		if (invitation)
			await tx
				.update(surveyInvitation)
				.set({ disposition, begun: true })
				.where(eq(surveyInvitation.id, invitation.id));
		else await tx.insert(surveySpent).values({ draftId, waveId: wave.id });
		if (wave.linkage === 'anonymous') await emptyBoxSometimes(tx, wave.id);
		return wave;
	});
}

/** Nothing leaves with fewer than five; `emptyBox` asks again behind its lock. */
async function emptyBoxSometimes(tx: Writer, waveId: WaveId): Promise<void> {
	const { rows } = await tx.execute<{ count: number }>(
		sql`select count(*)::int as count from (select from survey_box where wave_id = ${waveId} limit ${fewestTogether}) boxed`
	);
	if ((rows[0]?.count ?? 0) >= fewestTogether) await emptyBox(tx, waveId);
}

/** One for each person in all waves of a study. */
async function pseudonymOf(tx: Writer, studyId: string, holder: string): Promise<string> {
	const [made] = await tx
		.insert(surveyKey)
		.values({ studyId, holder, pseudonym: randomId() })
		.onConflictDoNothing()
		.returning();
	if (made) return made.pseudonym;
	const [found] = await tx
		.select()
		.from(surveyKey)
		.where(sql`${surveyKey.studyId} = ${studyId} and ${surveyKey.holder} = ${holder}`);
	if (!found) throw new NotFound('pseudonym');
	return found.pseudonym;
}

/** Somebody does not want to take part: what they began is deleted, and no letter follows. */
export async function refuseToAnswer(key: string, now: Date): Promise<Wave | Refused> {
	return transaction(async (tx) => {
		const found = await holdLink(tx, key, now);
		if ('refused' in found) return found;
		await tx.delete(surveyDraft).where(eq(surveyDraft.id, found.draftId));
		if (found.invitation)
			await tx
				.update(surveyInvitation)
				.set({ disposition: 'refusal', begun: false })
				.where(eq(surveyInvitation.id, found.invitation.id));
		return found.wave;
	});
}
