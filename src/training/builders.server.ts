import { strToU8 } from 'fflate';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { findVersion, freezeCourse, importCourse } from '#courses/index.server.ts';
import type { Content, VersionId } from '#courses/index.ts';
import type { Statement } from '#records/index.ts';
import { aFolder } from '../courses/builders.server.ts';
import { aStatement } from '../records/builders.server.ts';
import type { Edition } from './edition.ts';
import type { EnrolmentId } from './enrolment.ts';
import { registrationOf } from './learning.server.ts';
import { edition } from './tables.server.ts';

const now = new Date('2027-01-10T10:00:00Z');

/** The small course of the tests, frozen. */
export async function aVersion(): Promise<{
	id: VersionId;
	content: Content;
	courseId: Edition['courseId'];
}> {
	const raw = new Map([...aFolder().texts].map(([path, text]) => [path, strToU8(text)]));
	const { course } = await importCourse(system('test'), raw, now);
	const { version } = await freezeCourse(system('test'), course, null, now);
	return { id: version, content: (await findVersion(version)).content, courseId: course };
}

/** An edition in February and March 2027 that anybody may enrol in. */
export async function anEdition(given: Partial<Edition> = {}): Promise<Edition> {
	const { id: versionId, courseId } = await aVersion();
	const made: Edition = {
		id: newId<'Edition'>(),
		courseId,
		versionId,
		slug: `edition-${newId().slice(-12)}`,
		state: 'published',
		revision: 1,
		languages: ['en', 'ar'],
		zone: 'Europe/Zurich',
		startsOn: '2027-02-01',
		endsOn: '2027-03-12',
		datePrecision: 'day',
		enrolFrom: null,
		enrolUntil: null,
		admission: 'open',
		seats: null,
		hours: 12,
		rules: {
			participation: { lessons: { share: 0.5 } },
			completion: { all: [{ lessons: { share: 1 } }, { quiz: 'check', pass: 0.5 }] }
		},
		source: null,
		illustrative: true,
		blindMarking: true,
		...given
	};
	await transaction((tx) => tx.insert(edition).values(made));
	return made;
}

/** What a learner's device says, for tests. */
export function said(enrolment: EnrolmentId, given: Partial<Statement>): Statement {
	return aStatement({ registration: registrationOf(enrolment), ...given });
}

/** As it travels. */
export function sentBody(statements: Statement[]): unknown {
	return {
		statements: statements.map(({ storedAt: _, flags: __, ...one }) => ({
			...one,
			happenedAt: one.happenedAt.toISOString()
		}))
	};
}
