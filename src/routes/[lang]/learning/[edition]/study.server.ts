import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Version } from '#courses/index.server.ts';
import type { Content, Lesson, Module } from '#courses/index.ts';
import { missing } from '#certificates/index.ts';
import { said } from '#courses/ui/reader.ts';
import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { standingOf, studyIn, versionOf, type Study } from '#training/index.server.ts';
import {
	achievementText,
	explainRules,
	progressOf,
	runOf,
	toldIn,
	type Edition,
	type LearnerProgress,
	type Told
} from '#training/index.ts';
import type { Towards } from '#training/ui/learner.svelte.ts';
import { learnersZone } from '../../../zone.server.ts';
import { direction, languageName, type UiLanguage } from '#vocabulary/index.ts';

type Event = Pick<RequestEvent, 'locals' | 'url' | 'cookies'> & { params: { edition: string } };
type Log = Awaited<ReturnType<typeof standingOf>>['log'];

/** The edition's lessons as they stand open to the actor, with the learner's log; a visitor is led to sign in and back. */
export type Open = {
	study: Extract<Study, { as: 'learner' | 'reader' | 'preview' }>;
	version: Version;
	progress: LearnerProgress;
	log: Log;
	until: Date | null;
};

/** `door`: why the lessons are closed, and when they open. */
export type Opened = { open: Open; door: null } | { open: null; door: Door };
export type Door = {
	why: 'not_enrolled' | 'waiting' | 'not_begun';
	/** When they open, by the edition's clocks and by the reader's. */
	opens: Told | null;
};

export async function openStudy({ locals, params, url, cookies }: Event): Promise<Opened> {
	const { actor, now, language } = locals;
	if (actor.kind !== 'person')
		redirect(303, `/${language}/sign-in?then=${encodeURIComponent(url.pathname + url.search)}`);
	const study = await studyIn(actor, params.edition, now);
	switch (study.as) {
		case 'not_enrolled':
		case 'waiting':
			return { open: null, door: { why: study.as, opens: null } };
		case 'not_begun': {
			const mine = await learnersZone(cookies, study.enrolment.id);
			return {
				open: null,
				door: { why: study.as, opens: toldIn(study.from, study.edition.zone, mine, language) }
			};
		}
		case 'preview': {
			const version = await versionOf(study.edition);
			const progress = progressOf(version.content, [], { now, until: null });
			return { open: { study, version, progress, log: [], until: null }, door: null };
		}
		default: {
			const standing = await standingOf(study.enrolment, study.edition, now);
			return { open: { study, ...standing, until: runOf(study.edition).until }, door: null };
		}
	}
}

/** As above, for what is done by a form: it needs a learner. */
export async function openToLearn(
	event: Event
): Promise<Open & { study: Extract<Study, { as: 'learner' | 'reader' }> }> {
	const { open } = await openStudy(event);
	if (open === null || open.study.as !== 'learner') throw new NotFound('enrolment');
	return { ...open, study: open.study };
}

/** Whose device may keep what is done; null: nothing is recorded. */
export function personIn(study: Open['study'], actor: Actor): string | null {
	return study.as === 'learner' && actor.kind === 'person' ? actor.id : null;
}

export type Part = { text: string; language: string; dir: 'ltr' | 'rtl' };

/** A title in the reader's language, or in the one it has. */
export function partOf(texts: { [language: string]: string }, language: string, source: string): Part {
	const found = said(texts, { language, source });
	return { text: found.words, language: found.language, dir: direction(found.language) };
}

export type ListedLesson = {
	id: string;
	path: string;
	title: Part;
	minutes: number | null;
	state: LearnerProgress['lessons'][Lesson['id']];
};

export function listedModule(
	module: Module,
	{
		content,
		progress,
		base,
		language
	}: { content: Content; progress: LearnerProgress; base: string; language: string }
): { id: string; title: Part; lessons: ListedLesson[] } {
	return {
		id: module.id,
		title: partOf(module.titles, language, content.source),
		lessons: module.lessons.map((lesson) => ({
			id: lesson.id,
			path: `${base}/${lesson.key}`,
			title: partOf(lesson.titles, language, content.source),
			minutes: lesson.minutes,
			state: progress.lessons[lesson.id] ?? 'untouched'
		}))
	};
}

/** The same page in the other languages of the edition, by their own names. */
export function otherLanguages(
	edition: Edition,
	content: Content,
	language: string,
	rest: string
): { code: string; name: string; dir: 'ltr' | 'rtl'; path: string }[] {
	return edition.languages
		.filter((code) => code !== language && content.languages.includes(code))
		.map((code) => ({ code, name: languageName(code), dir: direction(code), path: `/${code}${rest}` }));
}

/** What is still to be done for the certificate that one can still earn, each part in a sentence; null: it gives none. */
export function towardsCertificate(
	edition: Edition,
	content: Content,
	progress: LearnerProgress,
	language: UiLanguage
): Towards | null {
	const explained = explainRules(edition.rules, content, progress);
	const kind = explained.completion ? 'completion' : 'participation';
	const tree = explained[kind];
	if (!tree) return null;
	return {
		kind,
		parts: missing(tree).map(({ leaf, have, need }) =>
			m.learning_towards_part({ what: achievementText(leaf, content, language), have, need })
		)
	};
}

/** The places of a lesson in its course. Throws NotFound. */
export function placeOf(
	content: Content,
	key: string
): { module: Module; number: number; lesson: Lesson; before: Lesson | null; after: Lesson | null } {
	const lessons = content.modules.flatMap((module) => module.lessons);
	const at = lessons.findIndex((lesson) => lesson.key === key);
	const lesson = lessons[at];
	const number = content.modules.findIndex((module) => module.lessons.some((one) => one.key === key));
	const module = content.modules[number];
	if (!lesson || !module) throw new NotFound('lesson');
	return {
		module,
		number: number + 1,
		lesson,
		before: lessons[at - 1] ?? null,
		after: lessons[at + 1] ?? null
	};
}
