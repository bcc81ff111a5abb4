import { desc, eq, or } from 'drizzle-orm';
import { certificatesOf, type Certificate } from '#certificates/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { logsOf, type Logged } from '#records/index.server.ts';
import { applicationAnswersOf, type ApplicationAnswer } from './application-answer.server.ts';
import { courseNamed, type CourseNamed } from './course-name.server.ts';
import type { Edition } from './edition.ts';
import { editionOf } from './edition.server.ts';
import type { Enrolment } from './enrolment.server.ts';
import { registrationOf } from './learning.server.ts';
import { contribution, edition, enrolment } from './tables.server.ts';
import { profileAnswersOf, type ProfileAnswer } from './profile-answer.server.ts';

/** Everything that is kept of one enrolment. */
export type KeptEnrolment = {
	own: Enrolment;
	edition: Edition;
	course: CourseNamed;
	answers: ProfileAnswer[];
	/** To what the team asked of applicants. */
	application: ApplicationAnswer[];
	/** What was done there, act by act. */
	log: Logged[];
};

/** What they wrote in a discussion; as somebody of the team, where it belongs to no enrolment. */
export type KeptContribution = {
	edition: string;
	language: string;
	body: string;
	at: Date;
	changedAt: Date | null;
	hiddenReason: string | null;
};

export type OwnRecord = {
	enrolments: KeptEnrolment[];
	contributions: KeptContribution[];
	certificates: Certificate[];
};

/** All that is kept here about what a person learns, for themselves. Throws Forbidden for a visitor. */
export async function ownRecord(actor: Actor, language: string): Promise<OwnRecord> {
	if (actor.kind !== 'person') throw new Forbidden('record.see');
	const rows = await db
		.select({ own: enrolment, facts: edition })
		.from(enrolment)
		.innerJoin(edition, eq(edition.id, enrolment.editionId))
		.where(eq(enrolment.personId, actor.id))
		.orderBy(desc(enrolment.askedAt), desc(enrolment.id));
	const ids = rows.map(({ own }) => own.id);
	const [answers, application, logs, contributions, certificates] = await Promise.all([
		profileAnswersOf(ids),
		applicationAnswersOf(ids),
		logsOf(ids.map(registrationOf)),
		contributionsBy(actor.id),
		certificatesOf(actor.id)
	]);
	const enrolments = await Promise.all(
		rows.map(async ({ own, facts }) => {
			const run = editionOf(facts);
			return {
				...{ own, edition: run, course: await courseNamed(run, language) },
				answers: answers.get(own.id) ?? [],
				application: application.get(own.id) ?? [],
				log: logs.get(registrationOf(own.id)) ?? []
			};
		})
	);
	return { enrolments, contributions, certificates };
}

async function contributionsBy(personId: string): Promise<KeptContribution[]> {
	const { language, body, at, changedAt, hiddenReason } = contribution;
	return db
		.select({ edition: edition.slug, language, body, at, changedAt, hiddenReason })
		.from(contribution)
		.innerJoin(edition, eq(edition.id, contribution.editionId))
		.leftJoin(enrolment, eq(enrolment.id, contribution.enrolmentId))
		.where(or(eq(contribution.personId, personId), eq(enrolment.personId, personId)))
		.orderBy(desc(contribution.at), desc(contribution.id));
}
