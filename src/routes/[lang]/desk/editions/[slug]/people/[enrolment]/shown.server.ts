import { dayText } from '#catalogue/ui/day.ts';
import { shareText } from '#catalogue/ui/locale.ts';
import { instantText } from '#catalogue/ui/when.ts';
import { dayIn } from '#catalogue/index.ts';
import type { Certificate } from '#certificates/index.server.ts';
import { answerWords, plainText, proseFrom, wordsIn, type Content, type Texts } from '#courses/index.ts';
import { discussionsIn, type LearnerSeen } from '#training/index.server.ts';
import { evidenceCounted, type AnswerSeen, type AttemptSeen, type Edition } from '#training/index.ts';
import { direction, languageName } from '#vocabulary/index.ts';
import { namedColumns } from '../../book.server.ts';

type Study = NonNullable<LearnerSeen['study']>;
type Reader = { language: string; edition: Edition };

/** Every lesson, by module, and where the learner stands in it. */
export function lessonsShown({ content, progress }: Study, language: string) {
	const modules = content.modules.map(({ key, titles, lessons }) => ({
		key,
		title: titled(titles, key, content, language),
		lessons: lessons.map((lesson) => ({
			key: lesson.key,
			title: titled(lesson.titles, lesson.key, content, language),
			state: progress.lessons[lesson.id] ?? ('untouched' as const),
			here: lesson.id === progress.place
		}))
	}));
	const all = modules.flatMap(({ lessons }) => lessons);
	return { modules, done: all.filter(({ state }) => state === 'done').length, of: all.length };
}

function titled(titles: Texts<string>, key: string, { source }: Content, language: string) {
	const found = wordsIn(titles, language, source);
	return { text: found?.words ?? key, language: found?.language ?? source };
}

/** What was tried, attempt by attempt, with what was answered and what it earned. */
export function quizzesShown({ content, progress, quizzes }: Study, reader: Reader) {
	const titles = new Map(
		namedColumns(content, reader.language).quizzes.map(({ key, title }) => [key, title])
	);
	return quizzes.map(({ quiz, attempts }) => {
		const standing = progress.quizzes[quiz.id];
		return {
			key: quiz.key,
			title: titles.get(quiz.key) ?? { text: quiz.key, language: content.source },
			share: standing?.share == null ? null : shareText(standing.share, reader.language),
			passed: standing?.passed ?? null,
			practice: quiz.pass === null,
			attempts: attempts.map((seen, i) => attemptShown(seen, i + 1, content, reader))
		};
	});
}

function attemptShown(
	{ attempt, score, answers }: AttemptSeen,
	number: number,
	content: Content,
	reader: Reader
) {
	const when = (at: Date) => instantText(at, null, reader.edition.zone, reader.language);
	const points = pointsIn(reader.language);
	return {
		id: attempt.id,
		number,
		began: when(attempt.startedAt),
		closed: attempt.closedAt && when(attempt.closedAt),
		byTime: attempt.closedBy === 'time',
		beyond: attempt.beyond,
		score: score && { points: points(score.points), of: points(score.of) },
		awaits: (score?.awaiting ?? 0) > 0,
		answers: answers.map((one) => answerShown(one, content, reader)),
		evidence: evidenceCounted(attempt.evidence.map(({ flag }) => flag))
	};
}

function answerShown({ question, answer, share, note, kept }: AnswerSeen, content: Content, reader: Reader) {
	const { language } = reader;
	const asked = wordsIn(question.texts as Texts<{ prompt: string }>, language, content.source);
	const points = pointsIn(language);
	const spoken = answer?.language ?? content.source;
	return {
		id: question.id,
		prompt: {
			text: plainText(proseFrom(asked?.words.prompt ?? question.key)),
			language: asked?.language ?? content.source
		},
		words: answerWords(question, answer?.value ?? null, { language, source: content.source }),
		spoken: { language: spoken, dir: direction(spoken) },
		earned: share === null ? null : { points: points(share * question.points), of: points(question.points) },
		note,
		kept
	};
}

function pointsIn(language: string): (points: number) => string {
	const number = new Intl.NumberFormat(`${language}-u-nu-latn`, { maximumFractionDigits: 2 });
	return (points) => number.format(points);
}

export function certificateShown(
	{ code, kind, issuedAt, status }: Certificate,
	{ language, edition }: Reader
) {
	return { code, kind, status, issued: dayText(dayIn(edition.zone, issuedAt), language) };
}

export function contributionShown(
	{ id, body, at, language: spoken, hidden, itemId }: LearnerSeen['contributions'][number],
	study: Study | null,
	{ language, edition }: Reader
) {
	const place = study && discussionsIn(study.content).find(({ block }) => block.id === itemId);
	return {
		id,
		body,
		hidden,
		when: instantText(at, null, edition.zone, language),
		spoken: { language: spoken, dir: direction(spoken), name: languageName(spoken) },
		place: place
			? {
					path: `/${language}/learning/${edition.slug}/discussion/${place.block.key}`,
					title: titled(place.lesson.titles, place.lesson.key, study.content, language)
				}
			: null
	};
}
