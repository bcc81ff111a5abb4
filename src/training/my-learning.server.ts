import { desc, eq } from 'drizzle-orm';
import { certificatesOf, heldBy, type Certificate } from '#certificates/index.server.ts';
import { wordsIn, type Achievement, type Content } from '#courses/index.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import { courseNamed, type CourseNamed } from './course-name.server.ts';
import { phaseOf, type Edition, type Phase } from './edition.ts';
import { placeInLine } from './edition-page.server.ts';
import { editionOf, publicEditions } from './edition.server.ts';
import { profileOf, type Enrolment } from './enrolment.server.ts';
import { refusalToEnrol, type EnrolmentId } from './enrolment.ts';
import { standingOf } from './learning.server.ts';
import type { LiveSession } from './live-session.ts';
import { liveSessionsOf } from './live-session.server.ts';
import { nameWaits, nextOf, partsLeft, partsOf, type Next, type Part } from './my-learning.ts';
import type { Profile } from './profile.ts';
import { explainRules, type LearnerProgress } from './progress.ts';
import { achievementText, quizNamed } from './rule-text.ts';
import { edition, enrolment } from './tables.server.ts';

type Said = { text: string; language: string };
export type PartShown =
	| {
			kind: 'one';
			text: string;
			have: number;
			need: number;
			met: boolean;
			/** Where it is done, after the edition's own address; '': in its contents. */
			where: string;
	  }
	| { kind: 'choose'; need: number; met: boolean; parts: PartShown[] };

/** One enrolment as its learner sees it. */
export type Learning = {
	id: EnrolmentId;
	state: Enrolment['state'];
	edition: Edition;
	phase: Phase;
	course: CourseNamed;
	placeInLine: number | null;
	declinedReason: string | null;
	next: Next;
	/** The title of the lesson that is next, or of the quiz. */
	lesson: Said | null;
	/** A certificate is earned, and waits for this. */
	nameWaits: boolean;
	done: { lessons: number; of: number } | null;
	certificates: {
		kind: 'participation' | 'completion';
		met: boolean;
		left: number;
		of: number;
		parts: PartShown[];
	}[];
	held: { code: string; kind: 'participation' | 'completion' }[];
	/** How the name will stand on the certificate; `asked`: it is time to say so. */
	name: { text: string; confirmed: boolean; asked: boolean };
	/** An attempt of a quiz that is under way ends then. */
	attemptEnds: Date | null;
	/** Still to come. */
	sessions: LiveSession[];
	/** A withdrawn learner may come back. */
	mayReturn: boolean;
	mayWithdraw: boolean;
	/** Editions one may move to. */
	moves: Edition[];
};

/** All that a person learns here, and holds; what they are in first, then the latest. Throws Forbidden for a visitor. */
export async function myLearning(
	actor: Actor,
	language: string,
	now: Date
): Promise<{ learning: Learning[]; certificates: Certificate[] }> {
	if (actor.kind !== 'person') throw new Forbidden('learning.see');
	const rows = await db
		.select({ own: enrolment, facts: edition })
		.from(enrolment)
		.innerJoin(edition, eq(edition.id, enrolment.editionId))
		.where(eq(enrolment.personId, actor.id))
		.orderBy(desc(enrolment.askedAt), desc(enrolment.id));
	const held = await heldBy(rows.map(({ own }) => own.id));
	const states = new Map(rows.map(({ own }) => [own.editionId, own.state]));
	const learning = await Promise.all(
		rows.map(async ({ own, facts }) =>
			learningOf(actor.name, own, editionOf(facts), held.get(own.id) ?? [], states, language, now)
		)
	);
	return { learning, certificates: await certificatesOf(actor.id) };
}

async function learningOf(
	personName: string,
	own: Enrolment,
	facts: Edition,
	holding: {
		code: string;
		kind: 'participation' | 'completion';
		revoked: boolean;
		supersededBy: string | null;
	}[],
	states: ReadonlyMap<string, Enrolment['state']>,
	language: string,
	now: Date
): Promise<Learning> {
	const phase = phaseOf(facts, now);
	const locale = isUiLanguage(language) ? language : 'en';
	const [course, sessions, siblings, stands] = await Promise.all([
		courseNamed(facts, language),
		liveSessionsOf(facts.id),
		publicEditions(facts.courseId),
		own.enrolledAt === null || facts.versionId === null ? null : standingOf(own, facts, now)
	]);
	const explained = stands && explainRules(facts.rules, stands.version.content, stands.progress);
	const studying = stands &&
		explained && { content: stands.version.content, progress: stands.progress, explained };
	const nameConfirmed = own.nameConfirmedAt !== null;
	const standingHere = { state: own.state, edition: facts, phase, nameConfirmed, studying };
	const next = nextOf(standingHere, now);
	const shown = (part: Part): PartShown =>
		part.kind === 'choose'
			? { ...part, parts: part.parts.map(shown) }
			: {
					kind: 'one',
					text: stands ? achievementText(part.asked, stands.version.content, locale) : '',
					have: part.have,
					need: part.need,
					met: part.met,
					where: stands ? whereDone(part.asked, stands.version.content, stands.progress) : ''
				};
	const standing = holding.filter((one) => !one.revoked && one.supersededBy === null);
	const isHere = own.state === 'enrolled' || own.state === 'waiting' || own.state === 'applied';
	const open = phase === 'coming' || phase === 'enrolling' || phase === 'running';
	return {
		id: own.id,
		state: own.state,
		edition: facts,
		phase,
		course,
		placeInLine: own.state === 'waiting' ? await placeInLine(own.id) : null,
		declinedReason: own.state === 'declined' ? own.decidedReason : null,
		next,
		lesson: studying && 'lesson' in next ? titleOf(studying.content, next, language) : null,
		nameWaits: nameWaits(standingHere),
		done: stands && {
			lessons: Object.values(stands.progress.lessons).filter((state) => state === 'done').length,
			of: Object.keys(stands.progress.lessons).length
		},
		certificates: (['participation', 'completion'] as const).flatMap((kind) => {
			const rule = explained?.[kind];
			if (!rule) return [];
			const parts = partsOf(rule);
			return [{ kind, met: rule.met, ...partsLeft(parts), parts: parts.map(shown) }];
		}),
		held: standing.map(({ code, kind }) => ({ code, kind })),
		name: {
			text: own.certificateName ?? personName,
			confirmed: nameConfirmed,
			asked: own.enrolledAt !== null && isHere
		},
		attemptEnds: stands?.progress.changesAt ?? null,
		sessions: isHere
			? sessions
					.filter(({ endsAt, cancelledAt }) => endsAt > now && cancelledAt === null)
					.map((one) => (own.state === 'enrolled' ? one : { ...one, url: null }))
			: [],
		mayReturn:
			own.state === 'withdrawn' &&
			refusalToEnrol({ phase, admission: facts.admission }, own.state, false) === null,
		mayWithdraw: isHere && open,
		moves:
			isHere || own.state === 'withdrawn'
				? siblings.filter(
						(one) =>
							one.id !== facts.id &&
							refusalToEnrol(
								{ phase: phaseOf(one, now), admission: one.admission },
								states.get(one.id) ?? null,
								own.enrolledAt !== null && one.admission === 'application'
							) === null
					)
				: []
	};
}

function titleOf(
	content: Content,
	next: { lesson: string } | { lesson: string; quiz: string },
	language: string
): Said | null {
	const lesson = content.modules.flatMap((module) => module.lessons).find(({ key }) => key === next.lesson);
	const found =
		'quiz' in next
			? quizNamed(next.quiz, content, language)
			: lesson && wordsIn(lesson.titles, language, content.source);
	return found ? { text: found.words, language: found.language } : null;
}

/** Where one goes to do what is asked for: the quiz, the first lesson that is not done, or the contents. */
function whereDone(asked: Achievement, content: Content, progress: LearnerProgress): string {
	const lessons = content.modules.flatMap((module) => module.lessons);
	if ('quiz' in asked) {
		const lesson = lessons.find(({ blocks }) => blocks.some(({ key }) => key === asked.quiz));
		return lesson ? `/${lesson.key}#b-${asked.quiz}` : '';
	}
	if ('lessons' in asked) {
		const first = lessons.find(({ id }) => progress.lessons[id] !== 'done');
		return first ? `/${first.key}` : '';
	}
	return '';
}

/** What they told of themselves when they last enrolled anywhere, so that it need not be typed again. */
export async function profileToldLast(actor: Actor): Promise<Profile> {
	if (actor.kind !== 'person') return {};
	const [last] = await db
		.select({ id: enrolment.id })
		.from(enrolment)
		.where(eq(enrolment.personId, actor.id))
		.orderBy(desc(enrolment.askedAt))
		.limit(1);
	return last ? profileOf(last.id) : {};
}

/** The edition of an own enrolment, for what is done from a list; anybody else's is not found. */
export async function ownEdition(
	actor: Actor,
	id: EnrolmentId
): Promise<{ own: Enrolment; edition: Edition }> {
	const [row] = await db
		.select({ own: enrolment, facts: edition })
		.from(enrolment)
		.innerJoin(edition, eq(edition.id, enrolment.editionId))
		.where(eq(enrolment.id, id));
	if (!row || actor.kind !== 'person' || row.own.personId !== actor.id) throw new NotFound('enrolment');
	return { own: row.own, edition: editionOf(row.facts) };
}
