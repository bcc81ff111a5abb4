import type { CourseRules } from '#courses/index.ts';
import {
	attemptScore,
	attemptsLeft,
	attemptsOf,
	attemptsScore,
	deadline,
	reaches,
	type Achievement,
	type Content,
	type ItemId,
	type Lesson,
	type QuizBlock
} from '#courses/index.ts';
import { evaluate, type Explained, type Measure } from '#certificates/index.ts';
import { counts, inOrder, type Statement } from '#records/index.ts';

export type LessonState = 'untouched' | 'opened' | 'done';

/** One quiz as one learner stands in it. */
export type QuizStanding = {
	id: ItemId;
	key: string;
	/** 0..1, of the attempts that count; null: nothing yet, or a person must still mark. */
	share: number | null;
	/** Null: practice, or not known yet. */
	passed: boolean | null;
	begun: number;
	/** Null: as many as wanted. */
	left: number | null;
	/** The attempt under way. */
	open: string | null;
	/** Points that a person has still to give. */
	awaiting: boolean;
};

/** Where a learner stands: a pure function of the log, so it is the same in the browser, on the server, and tomorrow. */
export type LearnerProgress = {
	lessons: Record<ItemId, LessonState>;
	/**
	 * The lesson to go on with: the last one touched, or the one after it when that is done; null: nothing begun. One that
	 * holds an assessment waits for the lessons before it: to have looked at it is not to be there.
	 */
	place: ItemId | null;
	/** Since when: it was first opened, or the one before it was done. */
	placeSince: Date | null;
	quizzes: Record<ItemId, QuizStanding>;
	/** Reflections and discussions written in. */
	writings: number;
	/** Live sessions attended. */
	sessions: number;
	/** What a person of the team marks is not done by the learner. */
	lastAt: Date | null;
	/** When this changes though nothing more is done: an attempt's time runs out. */
	changesAt: Date | null;
};

export type Moment = { now: Date; until: Date | null };

/** In any order, with any duplicates, the same statements give the same progress. */
export function progressOf(
	content: Content,
	statements: Iterable<Statement>,
	moment: Moment
): LearnerProgress {
	const log = inOrder(statements);
	const counting = log.filter(counts);
	const lessons = content.modules.flatMap((module) => module.lessons);
	const states: Record<ItemId, LessonState> = Object.fromEntries(lessons.map(({ id }) => [id, 'untouched']));
	let touched: ItemId | null = null;
	const firstTouched = new Map<ItemId, Date>();
	let touchedAt: Date | null = null;
	for (const { verb, object, happenedAt } of counting) {
		if (!Object.hasOwn(states, object) || (verb !== 'opened' && verb !== 'completed')) continue;
		const id = object as ItemId;
		touched = id;
		touchedAt = happenedAt;
		if (!firstTouched.has(id)) firstTouched.set(id, happenedAt);
		if (states[id] !== 'done') states[id] = verb === 'completed' ? 'done' : 'opened';
	}
	const blocks = lessons.flatMap((lesson) => lesson.blocks);
	const written = new Set(
		blocks.filter(({ kind }) => kind === 'reflection' || kind === 'discussion').map(({ id }) => id as string)
	);
	const objectsOf = (verb: Statement['verb']): Set<string> =>
		new Set(counting.filter((one) => one.verb === verb).map(({ object }) => object));
	const quizzes = blocks.filter((block) => block.kind === 'quiz');
	const standings = quizzes.map((quiz) => standingIn(quiz, log, moment));
	const changes = standings.flatMap(({ changesAt }) => changesAt ?? []);
	const order = lessons.map(({ id }) => id);
	const place = touched && placeAfter(touched, states, order);
	const begun = new Set(
		standings.filter(({ standing }) => standing.begun > 0).map(({ standing }) => standing.id)
	);
	const resting = place && placeBefore(place, states, lessons, begun);
	return {
		lessons: states,
		place: resting,
		placeSince: resting && (firstTouched.get(resting) ?? touchedAt),
		quizzes: Object.fromEntries(standings.map(({ standing }) => [standing.id, standing])),
		writings: [...objectsOf('wrote')].filter((object) => written.has(object)).length,
		sessions: objectsOf('attended').size,
		lastAt: counting.findLast(({ verb }) => verb !== 'marked')?.happenedAt ?? null,
		changesAt: changes.length === 0 ? null : new Date(Math.min(...changes.map(Number)))
	};
}

function placeAfter(touched: ItemId, states: Record<ItemId, LessonState>, order: ItemId[]): ItemId {
	if (states[touched] !== 'done') return touched;
	const after = order.slice(order.indexOf(touched) + 1);
	return after.find((id) => states[id] !== 'done') ?? order.find((id) => states[id] !== 'done') ?? touched;
}

/** The first lesson that is not done, where this one holds an assessment that was not begun. */
function placeBefore(
	place: ItemId,
	states: Record<ItemId, LessonState>,
	lessons: readonly Lesson[],
	begun: ReadonlySet<ItemId>
): ItemId {
	const lesson = lessons.find(({ id }) => id === place);
	const assessments = (lesson?.blocks ?? []).filter(
		(block) => block.kind === 'quiz' && block.pass !== null && block.feedback === 'after-finish'
	);
	const isAhead = assessments.length > 0 && assessments.every(({ id }) => !begun.has(id));
	if (!isAhead) return place;
	return lessons.find(({ id }) => states[id] !== 'done')?.id ?? place;
}

function standingIn(
	quiz: QuizBlock,
	log: Statement[],
	moment: Moment
): { standing: QuizStanding; changesAt: Date | null } {
	const attempts = attemptsOf(quiz, log, moment);
	const closed = attempts.filter(({ closedAt, beyond }) => closedAt !== null && !beyond);
	const scores = closed.map((attempt) => attemptScore(quiz, attempt));
	const share = attemptsScore(quiz.mark, scores);
	const awaiting = scores.some((score) => score.awaiting > 0);
	const open = attempts.find(({ closedAt, beyond }) => closedAt === null && !beyond) ?? null;
	return {
		standing: {
			id: quiz.id,
			key: quiz.key,
			share,
			passed:
				quiz.pass === null || share === null ? null : reaches(share, quiz.pass) || (awaiting ? null : false),
			begun: attempts.length,
			left: attemptsLeft(quiz.attempts, attempts.length),
			open: open?.id ?? null,
			awaiting
		},
		changesAt: open && (deadline(open.startedAt, quiz.minutes) ?? moment.until)
	};
}

/** What is done of one thing that a certificate asks for. */
export function measureOf(content: Content, progress: LearnerProgress): (asked: Achievement) => Measure {
	const all = Object.values(progress.lessons);
	return (asked) => {
		if ('lessons' in asked)
			return {
				have: all.filter((state) => state === 'done').length,
				// 0.5 of 7 lessons is 4: what is asked for is never rounded down. Sums of tenths are not exact in binary.
				need: Math.ceil(asked.lessons.share * all.length - 1e-9)
			};
		if ('quiz' in asked) {
			const standing = Object.values(progress.quizzes).find(({ key }) => key === asked.quiz);
			return { have: standing?.share != null && reaches(standing.share, asked.pass) ? 1 : 0, need: 1 };
		}
		if ('writings' in asked) return { have: progress.writings, need: asked.writings };
		return { have: progress.sessions, need: asked.sessions };
	};
}

export type ExplainedRules = Record<'participation' | 'completion', Explained<Achievement> | null>;

/** What is done and what is missing for each certificate; null: the edition gives none of the kind. */
export function explainRules(
	rules: CourseRules,
	content: Content,
	progress: LearnerProgress
): ExplainedRules {
	const measure = measureOf(content, progress);
	return {
		participation: rules.participation && evaluate<Achievement>(rules.participation, measure),
		completion: rules.completion && evaluate<Achievement>(rules.completion, measure)
	};
}
