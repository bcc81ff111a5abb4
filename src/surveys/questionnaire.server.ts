import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import { contributesTo, isEditor, type Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { maySurvey } from './policy.ts';
import type { Questionnaire } from './question.ts';
import { flawsOf } from './soundness.ts';
import { surveyQuestionnaire, surveyVersion } from './tables.server.ts';
import { reusedIds, type QuestionnaireId } from './version.ts';
import { longestSurveySlug } from './wave.ts';

export type QuestionnaireFacts = {
	id: QuestionnaireId;
	slug: string;
	organisationId: string | null;
	revision: number;
	draft: Questionnaire;
	ready: boolean;
	versions: { number: number; frozenAt: Date }[];
};

const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** Why this is no address for a questionnaire or a wave. */
export function refuseSlug(slug: string): void {
	if (!slugShape.test(slug) || slug.length > longestSurveySlug)
		throw new Refusal('not_a_slug', { field: 'slug', most: longestSurveySlug });
}

/** `maySurvey` as a condition on a table with an `organisation_id`; a test holds the two together. */
export function surveysVisibleTo(actor: Actor, organisationId: SQL): SQL {
	if (actor.kind === 'system' || isEditor(actor)) return sql`true`;
	return sql`${organisationId} = any(${sql.param(contributesTo(actor))}::uuid[])`;
}

/** Those that the actor may change, the newest first, and those that come with the hub, which everybody here may use. */
export async function listQuestionnaires(actor: Actor): Promise<QuestionnaireFacts[]> {
	const rows = await db
		.select()
		.from(surveyQuestionnaire)
		.where(
			sql`(${surveyQuestionnaire.ready} or ${surveysVisibleTo(actor, sql`${surveyQuestionnaire.organisationId}`)})`
		)
		.orderBy(asc(surveyQuestionnaire.ready), desc(surveyQuestionnaire.updatedAt));
	const versions = await db
		.select({
			id: surveyVersion.questionnaireId,
			number: surveyVersion.number,
			frozenAt: surveyVersion.frozenAt
		})
		.from(surveyVersion)
		.orderBy(desc(surveyVersion.number));
	const by = Map.groupBy(versions, ({ id }) => id);
	return rows.map(({ createdAt: _, updatedAt: __, ...row }) => ({
		...row,
		versions: (by.get(row.id) ?? []).map(({ number, frozenAt }) => ({ number, frozenAt }))
	}));
}

/** One that the actor may read: their own, or one that comes with the hub. `manage`: may change it, too. */
export async function openQuestionnaire(
	actor: Actor,
	slug: string,
	reader: Reader = db
): Promise<QuestionnaireFacts & { manage: boolean }> {
	const [row] = await reader.select().from(surveyQuestionnaire).where(eq(surveyQuestionnaire.slug, slug));
	if (!row) throw new NotFound('questionnaire');
	const manage = maySurvey(actor, row);
	if (!manage && !(row.ready && actor.kind === 'person' && actor.roles.length > 0))
		throw new NotFound('questionnaire');
	const versions = await reader
		.select({ number: surveyVersion.number, frozenAt: surveyVersion.frozenAt })
		.from(surveyVersion)
		.where(eq(surveyVersion.questionnaireId, row.id))
		.orderBy(desc(surveyVersion.number));
	const { createdAt: _, updatedAt: __, ...facts } = row;
	return { ...facts, versions, manage };
}

/** What a version asks. Throws NotFound. */
export async function versionContent(
	id: QuestionnaireId,
	number: number,
	reader: Reader = db
): Promise<Questionnaire> {
	const [row] = await reader
		.select({ content: surveyVersion.content })
		.from(surveyVersion)
		.where(and(eq(surveyVersion.questionnaireId, id), eq(surveyVersion.number, number)));
	if (!row) throw new NotFound('version');
	return row.content;
}

/** Throws Forbidden, and Refusal with its field: not_a_slug, slug_taken. */
export async function createQuestionnaire(
	actor: Actor,
	{ slug, organisationId, draft }: { slug: string; organisationId: string | null; draft: Questionnaire },
	now: Date
): Promise<{ slug: string }> {
	if (!maySurvey(actor, { organisationId })) throw new Forbidden('surveys.create');
	refuseSlug(slug);
	await transaction(async (tx) => {
		const [made] = await tx
			.insert(surveyQuestionnaire)
			.values({
				...{ id: newId<'Questionnaire'>(), slug, organisationId, draft, createdAt: now, updatedAt: now }
			})
			.onConflictDoNothing()
			.returning({ id: surveyQuestionnaire.id });
		if (!made) throw new Refusal('slug_taken', { field: 'slug' });
		await auditLine(tx, actor, 'add', 'questionnaire', made.id);
	});
	return { slug };
}

/** Changes the draft, over the revision that the actor saw. Throws Refusal('changed_meanwhile'). */
export async function changeDraft(
	actor: Actor,
	slug: string,
	revision: number,
	change: (draft: Questionnaire) => Questionnaire,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const held = await holdOwn(tx, actor, slug);
		if (held.revision !== revision) throw new Refusal('changed_meanwhile');
		await tx
			.update(surveyQuestionnaire)
			.set({ draft: change(held.draft), revision: revision + 1, updatedAt: now })
			.where(eq(surveyQuestionnaire.id, held.id));
	});
}

/**
 * Freezes the draft as the next version; the same draft twice is one version. Throws Refusal: survey_not_sound,
 * survey_id_reused, changed_meanwhile.
 */
export async function freezeVersion(
	actor: Actor,
	slug: string,
	revision: number,
	now: Date
): Promise<{ number: number }> {
	return transaction(async (tx) => {
		const held = await holdOwn(tx, actor, slug);
		if (held.revision !== revision) throw new Refusal('changed_meanwhile');
		const [flaw] = flawsOf(held.draft);
		if (flaw) throw new Refusal('survey_not_sound', { count: flawsOf(held.draft).length });
		const before = await tx
			.select()
			.from(surveyVersion)
			.where(eq(surveyVersion.questionnaireId, held.id))
			.orderBy(desc(surveyVersion.number));
		const [reused] = reusedIds(
			before.map(({ content }) => content),
			held.draft
		);
		if (reused) throw new Refusal('survey_id_reused', { question: reused });
		const [last] = before;
		const same = await isSame(tx, last?.content, held.draft);
		if (last && same) return { number: last.number };
		const number = (last?.number ?? 0) + 1;
		await tx.insert(surveyVersion).values({
			...{ questionnaireId: held.id, number, content: held.draft, frozenAt: now },
			frozenBy: actor.kind === 'person' ? actor.id : null
		});
		await auditLine(tx, actor, 'publish', 'questionnaire', held.id);
		return { number };
	});
}

/** As PostgreSQL compares JSON: whatever the order of the keys. */
async function isSame(tx: Writer, one: Questionnaire | undefined, other: Questionnaire): Promise<boolean> {
	if (!one) return false;
	const { rows } = await tx.execute<{ same: boolean }>(
		sql`select ${JSON.stringify(one)}::jsonb = ${JSON.stringify(other)}::jsonb as same`
	);
	return rows[0]?.same ?? false;
}

async function holdOwn(tx: Writer, actor: Actor, slug: string) {
	const [row] = await tx
		.select()
		.from(surveyQuestionnaire)
		.where(eq(surveyQuestionnaire.slug, slug))
		.for('update');
	if (!row || !maySurvey(actor, row)) throw new NotFound('questionnaire');
	return row;
}
