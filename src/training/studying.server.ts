import { and, eq, sql } from 'drizzle-orm';
import { isEditor, type Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, prepared } from '#platform/index.server.ts';
import { mayStudy, runOf, type Edition } from './edition.ts';
import { admit, editionOf, governedEdition } from './edition.server.ts';
import type { Enrolment } from './enrolment.server.ts';
import { may } from './policy.ts';
import { edition as editions, enrolment as enrolments } from './tables.server.ts';

/**
 * How somebody stands before an edition's lessons. learner: what they do is recorded; reader: they left, and may read
 * what they took part in; preview: they lead it; not_enrolled, waiting (for a seat, or a decision), not_begun: closed.
 */
export type Study = { edition: Edition } & (
	| { as: 'learner' | 'reader'; enrolment: Enrolment }
	| { as: 'preview'; enrolment: null }
	| { as: 'not_enrolled' | 'waiting'; enrolment: null }
	| { as: 'not_begun'; enrolment: Enrolment; from: Date }
);

/** Throws NotFound for an edition one may not see. */
export async function studyIn(actor: Actor, slug: string, now: Date): Promise<Study> {
	const [found] = await withOwn().execute({ slug, personId: actor.kind === 'person' ? actor.id : null });
	if (!found) throw new NotFound('edition');
	const { enrolment } = found;
	const edition = editionOf(found.edition);
	await admit(actor, 'see', edition);
	if (enrolment && enrolment.enrolledAt !== null) {
		const { from } = runOf(edition);
		if (from !== null && now < from) return { edition, as: 'not_begun', enrolment, from };
		if (mayStudy(edition, now))
			return { edition, as: enrolment.state === 'enrolled' ? 'learner' : 'reader', enrolment };
	}
	const leads = isEditor(actor) || may(actor, 'follow', await governedEdition(actor, edition));
	if (leads && edition.versionId !== null) return { edition, as: 'preview', enrolment: null };
	if (edition.versionId === null) throw new NotFound('version');
	const waits = enrolment?.state === 'waiting' || enrolment?.state === 'applied';
	return { edition, as: waits ? 'waiting' : 'not_enrolled', enrolment: null };
}

// Asked for every lesson that is opened.
const withOwn = prepared(() =>
	db
		.select({ edition: editions, enrolment: enrolments })
		.from(editions)
		.leftJoin(
			enrolments,
			and(eq(enrolments.editionId, editions.id), eq(enrolments.personId, sql.placeholder('personId')))
		)
		.where(eq(editions.slug, sql.placeholder('slug')))
		.prepare('training_study')
);
