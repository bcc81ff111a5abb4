import type { Lesson } from '#courses/index.ts';
import { directionsOf, playedLesson } from '#courses/ui/played.server.ts';
import { m } from '#messages/messages.js';
import { newId } from '#platform/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { discussionOf } from '#training/index.server.ts';
import type { ShownDiscussion } from '#training/ui/discussion.ts';
import { knownSolutions, lessonLog, quizzesOf } from '#training/index.ts';
import type { Studied, Way } from '#training/ui/learner.svelte.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { shownDiscussion } from '../discussion/shown.server.ts';
import { learnersZone } from '../../../../zone.server.ts';
import { entryPathOf } from '../entry.server.ts';
import {
	listedModule,
	openStudy,
	otherLanguages,
	partOf,
	personIn,
	placeOf,
	towardsCertificate
} from '../study.server.ts';
import { done, sent } from './without-script.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const { language, now, actor } = locals;
	const { open, door } = await openStudy(event);
	if (door)
		return {
			door: {
				...door,
				edition: await entryPathOf(params.edition, actor, language),
				tellsByLetter: mailIsSent()
			},
			study: null
		};
	const { study, version, progress, log, until } = open;
	const { content } = version;
	const base = `/${language}/learning/${params.edition}`;
	const place = placeOf(content, params.lesson);
	const quizzes = quizzesOf(place.lesson);
	const known = quizzes.map((quiz) => knownSolutions(quiz, log, { now, until }));
	const lesson = playedLesson(place.lesson, {
		language,
		source: content.source,
		// Who leads it may see what they teach.
		mayKnow: (id) => study.as === 'preview' || known.some((ids) => ids.has(id))
	});
	const module = listedModule(place.module, { content, progress, base, language });
	const way = (to: typeof place.before): Way | null => {
		if (!to) return null;
		const title = partOf(to.titles, language, content.source);
		return { path: `${base}/${to.key}`, title: title.text, language: title.language };
	};
	const number = module.lessons.findIndex(({ id }) => id === lesson.id) + 1;
	const label = m.learning_lesson_of({ number, count: module.lessons.length });
	const studied: Studied = {
		language,
		person: personIn(study, actor),
		registration: study.enrolment?.id ?? '',
		towards: study.as === 'learner' ? towardsCertificate(study.edition, content, progress, language) : null,
		lesson: {
			id: lesson.id,
			blocks: lesson.blocks.filter((block) => block.kind === 'quiz' || block.kind === 'reflection'),
			directions: directionsOf(lesson),
			log: lessonLog(place.lesson, log, { now, until }).map(({ happenedAt, storedAt, ...one }) => ({
				...one,
				happenedAt: happenedAt.toISOString(),
				storedAt: storedAt?.toISOString() ?? null
			})),
			now: now.toISOString(),
			until: until?.toISOString() ?? null,
			asking: quizzes.find(({ key }) => key === event.url.searchParams.get('hand-in'))?.id ?? null,
			proposed: Object.fromEntries(quizzes.map(({ id }) => [id, newId<'Attempt'>() as string])),
			lessons: module.lessons.map(({ id, path, title, state }) => ({ id, path, title: title.text, state })),
			label,
			base,
			before: way(place.before),
			after: way(place.after)
		}
	};
	return {
		door: null,
		study: {
			as: study.as,
			discussions: await discussionsOf(event, place.lesson),
			base,
			course: partOf(content.titles, language, content.source),
			module: { number: place.number, title: module.title },
			lesson,
			label,
			shownIn: languageNameIn(lesson.language, language),
			languages: otherLanguages(
				study.edition,
				content,
				language,
				`/learning/${params.edition}/${params.lesson}`
			),
			now,
			studied
		}
	};
};

/** The last words of each discussion of the lesson. */
async function discussionsOf(
	{ locals, params, cookies }: Pick<Parameters<PageServerLoad>[0], 'locals' | 'params' | 'cookies'>,
	lesson: Lesson
): Promise<{ [block: string]: ShownDiscussion }> {
	const { actor, language, now } = locals;
	const blocks = lesson.blocks.filter(({ kind }) => kind === 'discussion');
	const shown = blocks.map(async ({ id }) => {
		const seen = await discussionOf(actor, params.edition, id, now);
		const zone = await learnersZone(cookies, seen.enrolmentId);
		return [id as string, shownDiscussion(seen, { actor, language, zone })] as const;
	});
	return Object.fromEntries(await Promise.all(shown));
}

export const actions: Actions = { done, sent };
