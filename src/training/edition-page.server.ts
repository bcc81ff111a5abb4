import { and, eq, inArray, sql } from 'drizzle-orm';
import { editionPath } from '#catalogue/index.ts';
import { coursesOfEntries } from '#courses/index.server.ts';
import { wordsIn, type Content, type Texts } from '#courses/index.ts';
import { namesOf } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import { courseNamed, type CourseNamed } from './course-name.server.ts';
import { phaseOf, type Edition, type EditionId, type Phase } from './edition.ts';
import { notesOf } from './edition-writing.server.ts';
import { editionOf, openEdition, publicEditions, seatsTaken, versionOf } from './edition.server.ts';
import { enrolmentIn, type Enrolment } from './enrolment.server.ts';
import { seatsLeft, type EnrolmentId } from './enrolment.ts';
import type { LiveSession } from './live-session.ts';
import { liveSessionsOf } from './live-session.server.ts';
import type { TeamRole } from './policy.ts';
import { ruleText } from './rule-text.ts';
import { edition, editionTeam, enrolment } from './tables.server.ts';

type Said = { text: string; language: string };

/** An edition as a list of a course's editions shows it. */
export type EditionShown = {
	edition: Edition;
	phase: Phase;
	/** Its page, after the language. */
	courseSlug: string;
	/** Null: as many as come. */
	seatsLeft: number | null;
};

/** The editions here of courses with these entries: those to come and under way, soonest first; and those of the past, latest first. */
export async function editionsHere(
	entrySlugs: readonly string[],
	now: Date
): Promise<{ current: EditionShown[]; past: EditionShown[] }> {
	const courses = await coursesOfEntries(entrySlugs);
	if (courses.length === 0) return { current: [], past: [] };
	const slugOf = new Map(courses.map(({ id, entrySlug }) => [id, entrySlug]));
	const rows = await db
		.select()
		.from(edition)
		.where(
			and(inArray(edition.courseId, [...slugOf.keys()]), inArray(edition.state, ['published', 'cancelled']))
		)
		.orderBy(sql`${edition.startsOn} nulls first`, edition.slug);
	const all = rows.map(editionOf);
	const taken = await seatsTaken(all.map(({ id }) => id));
	const shown = all.map((facts) => ({
		edition: facts,
		phase: phaseOf(facts, now),
		courseSlug: slugOf.get(facts.courseId) ?? '',
		seatsLeft: seatsLeft(facts.seats, taken.get(facts.id) ?? 0)
	}));
	const isPast = ({ phase, edition: { endsOn, startsOn } }: EditionShown) =>
		phase === 'past' ||
		phase === 'over' ||
		(phase === 'cancelled' && (endsOn ?? startsOn ?? '9999') < now.toISOString().slice(0, 10));
	return { current: shown.filter((one) => !isPast(one)), past: shown.filter(isPast).reverse() };
}

export type ContentsShown = {
	title: Said;
	lessons: { key: string; title: Said; minutes: number | null }[];
}[];

type TeachingRole = Exclude<TeamRole, 'evaluator'>;

/** The page of an edition, for whoever may see it. */
export type EditionPage = EditionShown & {
	course: CourseNamed;
	/** Where it stands, after the language; another slug of the course leads there. */
	path: string;
	summary: Said | null;
	note: Said | null;
	/** What is taught; null: that is not here. */
	contents: ContentsShown | null;
	minutes: number;
	certificates: { kind: 'participation' | 'completion'; rule: string }[];
	/** Whom learners meet: not who evaluates it. */
	team: { name: string; role: TeachingRole }[];
	/** Links only for who takes part. */
	sessions: LiveSession[];
	mine: (Pick<Enrolment, 'id' | 'state' | 'enrolledAt'> & { placeInLine: number | null }) | null;
	waiting: number;
	others: EditionShown[];
};

export async function findEditionPage(
	actor: Actor,
	slug: string,
	language: string,
	now: Date
): Promise<EditionPage> {
	const facts = await openEdition(actor, 'see', slug);
	const [course, version, notes, team, sessions, own, taken, waiting, all] = await Promise.all([
		courseNamed(facts, language),
		facts.versionId === null ? null : versionOf(facts),
		notesOf(facts.id, db),
		teamOf(facts.id),
		liveSessionsOf(facts.id),
		enrolmentIn(actor, facts.id),
		seatsTaken([facts.id]),
		countWaiting(facts.id),
		publicEditions(facts.courseId)
	]);
	const content = version?.content ?? null;
	const source = content?.source ?? 'en';
	const shown = (one: Edition, left: number | null): EditionShown => ({
		edition: one,
		phase: phaseOf(one, now),
		courseSlug: course.slug,
		seatsLeft: left
	});
	const takesPart = own?.state === 'enrolled';
	return {
		...shown(facts, seatsLeft(facts.seats, taken.get(facts.id) ?? 0)),
		course,
		path: editionPath(language, course.slug, facts.slug),
		summary: content && said(content.summaries, language, source),
		note: said(notes, language, source),
		contents: content && contentsOf(content, language),
		minutes: content ? minutesOf(content) : 0,
		certificates: content ? certificatesOf(facts, content, language) : [],
		team,
		sessions: sessions.map((one) => (takesPart ? one : { ...one, url: null, recordingUrl: null })),
		mine: own && {
			id: own.id,
			state: own.state,
			enrolledAt: own.enrolledAt,
			placeInLine: own.state === 'waiting' ? await placeInLine(own.id) : null
		},
		waiting,
		others: all.filter((one) => one.id !== facts.id).map((one) => shown(one, null))
	};
}

/** How many stand in line up to and with this one: 1 is the next to have a seat. */
export async function placeInLine(id: EnrolmentId): Promise<number> {
	const { rows } = await db.execute<{ place: number }>(sql`
		select count(*)::int as place from enrolment e join enrolment own on own.id = ${id}
		where e.edition_id = own.edition_id and e.state = 'waiting' and (e.asked_at, e.id) <= (own.asked_at, own.id)`);
	return rows[0]?.place ?? 0;
}

async function countWaiting(id: EditionId): Promise<number> {
	const [row] = await db
		.select({ count: sql<number>`count(*)::int` })
		.from(enrolment)
		.where(and(eq(enrolment.editionId, id), eq(enrolment.state, 'waiting')));
	return row?.count ?? 0;
}

async function teamOf(id: EditionId): Promise<EditionPage['team']> {
	const rows = await db
		.select({ personId: editionTeam.personId, role: editionTeam.role })
		.from(editionTeam)
		.where(eq(editionTeam.editionId, id))
		.orderBy(editionTeam.role, editionTeam.addedAt);
	const names = await namesOf(rows.map(({ personId }) => personId));
	return rows.flatMap(({ personId, role }) => {
		const name = names.get(personId);
		return name === undefined || role === 'evaluator' ? [] : [{ name, role }];
	});
}

function said(texts: Texts<string>, language: string, source: string): Said | null {
	const found = wordsIn(texts, language, source);
	return found && { text: found.words, language: found.language };
}

function contentsOf(content: Content, language: string): ContentsShown {
	const titled = (thing: { key: string; titles: Texts<string> }): Said =>
		said(thing.titles, language, content.source) ?? { text: thing.key, language: content.source };
	return content.modules.map((module) => ({
		title: titled(module),
		lessons: module.lessons.map((lesson) => ({
			key: lesson.key,
			title: titled(lesson),
			minutes: lesson.minutes
		}))
	}));
}

function minutesOf({ modules }: Content): number {
	return modules.flatMap(({ lessons }) => lessons).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}

function certificatesOf({ rules }: Edition, content: Content, language: string): EditionPage['certificates'] {
	const locale = isUiLanguage(language) ? language : 'en';
	return (['participation', 'completion'] as const).flatMap((kind) => {
		const rule = rules[kind];
		return rule === null ? [] : [{ kind, rule: ruleText(rule, content, locale) }];
	});
}
