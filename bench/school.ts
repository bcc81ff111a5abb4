import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { findVersion, freezeCourse, importCourse, readDirectory } from '../src/courses/index.server.ts';
import type { Content } from '../src/courses/index.ts';
import { hashPassword } from '../src/people/password.server.ts';
import { system } from '../src/people/index.ts';
import { newId } from '../src/platform/index.ts';
import { transaction } from '../src/platform/index.server.ts';
import type { RegistrationId, Statement, Verb } from '../src/records/index.ts';
import { anEdition } from '../src/training/builders.server.ts';
import type { Edition, EnrolmentId } from '../src/training/index.ts';
import { inDatabaseOf } from './database.ts';

export const password = 'four stones by the well';
const course = 'content/courses/entrepreneurship-for-migrants-and-refugees';

export type Learner = { personId: string; email: string; enrolmentId: EnrolmentId };
export type School = { content: Content; edition: Edition; learners: Learner[] };

/** The school in a data directory of its own, left as a hub would that was stopped. */
export async function schoolIn(directory: string, learners: number): Promise<School> {
	return inDatabaseOf(directory, () => makeSchool(learners));
}

/** The demonstration course, an edition of it that runs, and so many people in it; all have one password. */
export async function makeSchool(count: number): Promise<School> {
	const now = new Date();
	const raw = await readDirectory(join(import.meta.dirname, '..', course));
	const organisations = ['unitar', 'unctad'];
	await transaction(async (tx) => {
		for (const slug of organisations)
			await tx.execute(sql`insert into organisation (id, slug, name, type, evidence)
				values (${newId()}, ${slug}, ${slug}, 'un-entity', 'curator-knowledge')`);
	});
	const { course: courseId } = await importCourse(system('bench'), raw, now);
	const { version: versionId } = await freezeCourse(system('bench'), courseId, null, now);
	const { content } = await findVersion(versionId);
	const edition = await anEdition({
		courseId,
		versionId,
		slug: 'bench',
		startsOn: '2026-01-01',
		endsOn: null
	});
	const hash = await hashPassword(password);
	const learners = Array.from({ length: count }, (_, one): Learner => ({
		personId: newId(),
		email: `learner${one}@example.org`,
		enrolmentId: newId<'Enrolment'>()
	}));
	await transaction(async (tx) => {
		for (const { personId, email, enrolmentId } of learners) {
			await tx.execute(
				sql`insert into person (id, name, email, email_verified) values (${personId}, 'Amina', ${email}, true)`
			);
			await tx.execute(sql`insert into person_credential (id, account_id, provider_id, person_id, password)
				values (${newId()}, ${personId}, 'credential', ${personId}, ${hash})`);
			await tx.execute(sql`insert into enrolment (id, edition_id, person_id, state, language, asked_at, enrolled_at)
				values (${enrolmentId}, ${edition.id}, ${personId}, 'enrolled', 'en', ${now}, ${now})`);
		}
	});
	return { content, edition, learners };
}

/** Something done; a device would mint the same. */
export function done(
	registration: string,
	verb: Verb,
	object: string,
	happenedAt: Date,
	given: Partial<Statement> = {}
): Statement {
	return {
		id: newId(),
		registration: registration as RegistrationId,
		verb,
		object,
		attempt: null,
		value: null,
		language: 'en',
		happenedAt,
		storedAt: null,
		flags: [],
		...given
	};
}
