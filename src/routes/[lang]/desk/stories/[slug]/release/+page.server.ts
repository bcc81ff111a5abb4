import { redirect, type RequestEvent } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import {
	approveRelease,
	askRelease,
	dropRequest,
	lookAtStory,
	openRequestOf,
	openStory,
	releasableStory,
	releasesForDesk,
	storyNow,
	textsOfStory,
	voicesOfStory
} from '#impact/index.server.ts';
import { behindOf, flawsOfWords, lintStory } from '#impact/index.ts';
import { namesOf as peopleNames } from '#people/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { all, one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { onlyFor } from '../../../only.server.ts';
import { doneText } from '../../done.ts';
import { behindNames, verdictNames } from '../../words.ts';
import { judged } from '../judged.server.ts';
import { alongQuery } from '../along.ts';
import { lookedAt } from '../looked.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const story = await openStory(actor, params.slug);
	const [request, releases] = await Promise.all([openRequestOf(story.id), releasesForDesk(story.id)]);
	const ids = [request?.askedBy, ...releases.flatMap(({ people }) => people.map(({ personId }) => personId))];
	const names = await peopleNames(ids.filter((id): id is string => typeof id === 'string'));
	const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
	const when = (at: Date): string => instantText(at, null, 'UTC', language);
	return {
		done: doneText(url),
		request: request && {
			...{ id: request.id, asker: nameOf(request.askedBy), at: when(request.askedAt) },
			isOwn: actor.kind === 'person' && actor.id === request.askedBy,
			needsReasons: request.verdict === 'review',
			audit: await judged(story, request.content.audit, language),
			languages: Object.entries(request.content.words).map(([code, { behind = [] }]) => ({
				...{ code, name: languageName(code), behind: behind.map((one) => behindNames[one]()) }
			})),
			leftOut: (await textsOfStory(story.id))
				.filter(({ language: code }) => !Object.hasOwn(request.content.words, code))
				.map(({ language: code }) => ({ code, name: languageName(code) })),
			numbers: Object.keys(request.content.facts).length,
			dataVersion: request.content.dataVersion
		},
		standing: request ? null : await standingOf(story, url.searchParams.getAll('along'), language, now),
		releases: releases.map(({ number, at, verdict, people }) => ({
			...{ number, at: when(at), verdict: verdictNames[verdict]() },
			people: people.map(({ role, personId }) => ({ role, name: nameOf(personId) }))
		}))
	};
};

/** What stands between the draft and a release that takes along these of its languages that are behind. */
async function standingOf(
	story: Awaited<ReturnType<typeof openStory>>,
	asked: readonly string[],
	language: string,
	now: Date
) {
	const [texts, voices] = await Promise.all([textsOfStory(story.id), voicesOfStory(story.id)]);
	const [content, whole] = await Promise.all([
		releasableStory(story, asked, now),
		storyNow(story, now, texts)
	]);
	const findings = lintStory(whole.words, whole.facts).filter(
		({ severity }) => severity === 'cannot-be-true'
	);
	const languages = texts
		.map((text) => ({
			...{ code: text.language, name: languageName(text.language) },
			isSource: text.language === story.sourceLanguage,
			behind: behindOf(text, texts, story.sourceLanguage).map((one) => behindNames[one]()),
			against:
				flawsOfWords({ body: text.body, method: text }, text.language, { ...whole, voices }).length +
				findings.filter((finding) => finding.language === text.language).length
		}))
		.sort((a, b) => Number(b.isSource) - Number(a.isSource));
	const isTaken = ({ code, behind }: (typeof languages)[number]): boolean =>
		behind.length > 0 && asked.includes(code);
	return {
		languages,
		along: languages.filter(isTaken).map(({ code, name }) => ({ code, name })),
		/** In what goes along: a translation that is behind is left out, unless somebody takes it along. */
		against: languages
			.filter((one) => one.behind.length === 0 || isTaken(one))
			.reduce((sum, { against }) => sum + against, 0),
		looked: await lookedAt(story, content, language, now)
	};
}

async function doing(
	event: RequestEvent,
	done: string,
	work: (slug: string, values: Values) => Promise<unknown>
) {
	onlyFor('workers', event);
	const values = valuesOf(await event.request.formData());
	return answering(values, async () => {
		await work(event.params['slug'] ?? '', values);
		redirect(303, `${event.url.pathname}?done=${done}`);
	});
}

const read = (values: Values): boolean => one(values, 'read') === 'yes';

export const actions: Actions = {
	ask: async (event) => {
		onlyFor('workers', event);
		const { actor, now } = event.locals;
		const { pathname, searchParams } = event.url;
		const values = valuesOf(await event.request.formData());
		const along = all(values, 'along');
		const answer = await answering(values, async () => {
			await askRelease(actor, event.params.slug, read(values), now, along);
			redirect(303, `${pathname}?done=asked`);
		});
		// The page was about other languages: now it shows how far these are looked at, and what stands against them.
		const shown = searchParams.getAll('along');
		return along.join() === shown.join() ? answer : redirect(303, pathname + alongQuery(along));
	},
	look: async (event) => {
		onlyFor('workers', event);
		const along = all(valuesOf(await event.request.formData()), 'along');
		await lookAtStory(event.locals.actor, event.params.slug, along);
		redirect(303, event.url.pathname + alongQuery(along));
	},
	drop: (event) => doing(event, 'dropped', (slug) => dropRequest(event.locals.actor, slug, event.locals.now)),
	approve: (event) =>
		doing(event, 'released', (slug, values) =>
			approveRelease(event.locals.actor, slug, one(values, 'request'), read(values), event.locals.now)
		)
};
