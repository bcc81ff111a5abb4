import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eq, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { blocks } from './blocks.ts';
import type { Questionnaire } from './question.ts';
import { freezeVersion, openQuestionnaire } from './questionnaire.server.ts';
import { questionnaireSchema } from './schema.ts';
import { surveyQuestionnaire } from './tables.server.ts';

type Ready = { slug: string; questionnaire: Questionnaire };

/** The questionnaires of `content/questionnaires/`. A block stands there by its name, in the place of its questions. */
export async function readyQuestionnaires(
	directory = fileURLToPath(new URL('../../content/questionnaires/', import.meta.url))
): Promise<Ready[]> {
	const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
	return Promise.all(
		names.map(async (name) => {
			const { slug, questionnaire } = JSON.parse(await readFile(join(directory, name), 'utf8')) as {
				slug: string;
				questionnaire: { sections: { questions: unknown[] }[] };
			};
			const whole = {
				...questionnaire,
				sections: questionnaire.sections.map((section) => ({
					...section,
					questions: section.questions.flatMap((question) =>
						typeof question === 'string' ? (blocks[question]?.() ?? [question]) : [question]
					)
				}))
			};
			return { slug, questionnaire: v.parse(questionnaireSchema, whole) };
		})
	);
}

/** Loads them, and freezes what is new as their next version. The same again changes nothing. */
export async function loadReadyQuestionnaires(now: Date, directory?: string): Promise<{ versions: number }> {
	const hub = system('surveys');
	let versions = 0;
	for (const { slug, questionnaire } of await readyQuestionnaires(directory)) {
		const revision = await transaction(async (tx) => {
			const [row] = await tx
				.select()
				.from(surveyQuestionnaire)
				.where(eq(surveyQuestionnaire.slug, slug))
				.for('update');
			if (!row) {
				await tx.insert(surveyQuestionnaire).values({
					...{ id: newId<'Questionnaire'>(), slug, organisationId: null, draft: questionnaire, ready: true },
					...{ createdAt: now, updatedAt: now }
				});
				return 1;
			}
			const [changed] = await tx
				.update(surveyQuestionnaire)
				.set({ draft: questionnaire, revision: row.revision + 1, ready: true })
				.where(
					sql`${surveyQuestionnaire.id} = ${row.id} and (${surveyQuestionnaire.draft} <> ${JSON.stringify(questionnaire)}::jsonb or not ${surveyQuestionnaire.ready})`
				)
				.returning({ revision: surveyQuestionnaire.revision });
			return changed?.revision ?? row.revision;
		});
		const before = await versionsOf(slug);
		await freezeVersion(hub, slug, revision, now);
		versions += (await versionsOf(slug)) - before;
	}
	return { versions };
}

async function versionsOf(slug: string): Promise<number> {
	return (await openQuestionnaire(system('surveys'), slug, db)).versions.length;
}
