import { redirect, type RequestEvent } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import {
	approveRelease,
	askRelease,
	dropRequest,
	lookAtStory,
	openRequestOf,
	openStory,
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
		standing: request ? null : await standingOf(story, language, now),
		releases: releases.map(({ number, at, verdict, people }) => ({
			...{ number, at: when(at), verdict: verdictNames[verdict]() },
			people: people.map(({ role, personId }) => ({ role, name: nameOf(personId) }))
		}))
	};
};

/** What stands between the draft and a release. */
async function standingOf(story: Awaited<ReturnType<typeof openStory>>, language: string, now: Date) {
	const [texts, voices] = await Promise.all([textsOfStory(story.id), voicesOfStory(story.id)]);
	const content = await storyNow(story, now, texts);
	const findings = lintStory(content.words, content.facts).filter(
		({ severity }) => severity === 'cannot-be-true'
	);
	const languages = texts
		.map((text) => ({
			...{ code: text.language, name: languageName(text.language) },
			isSource: text.language === story.sourceLanguage,
			behind: behindOf(text, texts, story.sourceLanguage).map((one) => behindNames[one]()),
			against:
				flawsOfWords({ body: text.body, method: text }, text.language, { ...content, voices }).length +
				findings.filter((finding) => finding.language === text.language).length
		}))
		.sort((a, b) => Number(b.isSource) - Number(a.isSource));
	return {
		languages,
		/** In what goes along by itself: a translation that is behind is left out, unless somebody takes it along. */
		against: languages
			.filter(({ behind }) => behind.length === 0)
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
	ask: (event) =>
		doing(event, 'asked', (slug, values) =>
			askRelease(event.locals.actor, slug, read(values), event.locals.now, all(values, 'along'))
		),
	look: async (event) => {
		onlyFor('workers', event);
		await lookAtStory(event.locals.actor, event.params.slug);
		redirect(303, event.url.pathname);
	},
	drop: (event) => doing(event, 'dropped', (slug) => dropRequest(event.locals.actor, slug, event.locals.now)),
	approve: (event) =>
		doing(event, 'released', (slug, values) =>
			approveRelease(event.locals.actor, slug, one(values, 'request'), read(values), event.locals.now)
		)
};
