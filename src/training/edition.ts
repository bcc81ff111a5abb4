import { dayIn, daysAfter, lastDayOf, startOfDay, type DatePrecision } from '#catalogue/index.ts';
import type { CourseId, CourseRules, VersionId } from '#courses/index.ts';
import type { Id } from '#platform/index.ts';

export type EditionId = Id<'Edition'>;

export const admissions = ['open', 'application', 'invitation'] as const;
export type Admission = (typeof admissions)[number];

/** One run of a course taught here. */
export type Edition = {
	id: EditionId;
	courseId: CourseId;
	/** What it teaches; null: only announced, or past and known by its history alone. */
	versionId: VersionId | null;
	slug: string;
	state: 'draft' | 'published' | 'cancelled';
	revision: number;
	languages: string[];
	/** The days are days there. */
	zone: string;
	startsOn: string | null;
	/** Its last day, included; null with a first day: it has no end. */
	endsOn: string | null;
	datePrecision: DatePrecision;
	/** Null: from the day it is published. */
	enrolFrom: string | null;
	/** The last day one may enrol; null: as long as it runs. */
	enrolUntil: string | null;
	admission: Admission;
	/** Null: as many as come. */
	seats: number | null;
	/** Of a learner's time, all in all. */
	hours: number | null;
	rules: CourseRules;
	source: string | null;
	illustrative: boolean;
	/** Who marks sees whose answer it is only once it is marked. */
	blindMarking: boolean;
};

/**
 * Where an edition is in its life. coming: one may not enrol yet; enrolling: one may, whether it runs already or not;
 * running: too late to enrol; over; past: known by its history alone.
 */
export type Phase = 'draft' | 'cancelled' | 'past' | 'coming' | 'enrolling' | 'running' | 'over';

export type Run = Pick<Edition, 'zone' | 'startsOn' | 'endsOn'>;
type Dated = Run & Pick<Edition, 'datePrecision'>;

export function phaseOf(edition: Edition, now: Date): Phase {
	if (edition.state !== 'published') return edition.state;
	const { until } = runOf(edition);
	if (until !== null && now >= until) return edition.versionId === null ? 'past' : 'over';
	if (edition.versionId === null) return isOver(edition, now) ? 'past' : 'coming';
	const today = dayIn(edition.zone, now);
	if (edition.enrolFrom !== null && today < edition.enrolFrom) return 'coming';
	return edition.enrolUntil === null || today <= edition.enrolUntil ? 'enrolling' : 'running';
}

/** A past run may be known by its year alone. */
function isOver({ startsOn, endsOn, datePrecision, zone }: Dated, now: Date): boolean {
	return startsOn !== null && endsOn === null && lastDayOf(startsOn, datePrecision) < dayIn(zone, now);
}

/** From the first moment of its first day to the end of its last, in its zone. */
export function runOf({ startsOn, endsOn, zone }: Run): { from: Date | null; until: Date | null } {
	return {
		from: startsOn === null ? null : startOfDay(startsOn, zone),
		until: endsOn === null ? null : startOfDay(daysAfter(endsOn, 1), zone)
	};
}

/** When the last moment to enrol is over; null: there is none. */
export function enrolmentEnds({ enrolUntil, endsOn, zone }: Edition): Date | null {
	const last = enrolUntil ?? endsOn;
	return last === null ? null : startOfDay(daysAfter(last, 1), zone);
}

/** Whether learners may open its lessons: it began, and what it teaches stays readable for those who took part. */
export function mayStudy(edition: Edition, now: Date): boolean {
	const { from } = runOf(edition);
	return edition.versionId !== null && edition.state === 'published' && (from === null || now >= from);
}
