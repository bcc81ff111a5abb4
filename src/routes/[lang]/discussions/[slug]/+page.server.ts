import { redirect } from '@sveltejs/kit';
import {
	answer,
	banAuthor,
	dismissReports,
	findDiscussion,
	followDiscussion,
	hidePost,
	moveDiscussion,
	releasePost,
	reportPost,
	restorePost,
	rewritePost,
	withdrawPost
} from '#discussions/index.server.ts';
import { discussionPath, isLetters, type PostId } from '#discussions/index.ts';
import { dayOf } from '#discussions/ui/words.ts';
import type { Actor } from '#people/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { readersZone } from '../../../zone.server.ts';
import { signedInOnly } from '../../(account)/request.server.ts';
import { doneText } from '../done.ts';
import { titleIn } from '../subjects.server.ts';
import { shownDiscussion } from './shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url, cookies }) => {
	const { actor, language, now } = locals;
	const seen = await findDiscussion(actor, params.slug, now);
	const zone = readersZone(cookies) ?? 'UTC';
	return {
		title: { text: seen.title, language: seen.language },
		subject: { ...titleIn(seen.subject, language), path: `/${language}${seen.subject.path}` },
		about: `${seen.subject.kind}:${seen.subject.id}`,
		state: seen.state,
		count: seen.count,
		signedIn: actor.kind === 'person',
		ban: seen.ban && { reason: seen.ban.reason, until: dayOf(seen.ban.until, language) },
		done: doneText(url),
		feed: `/feeds/discussions/${seen.slug}.atom?lang=${language}`,
		discussion: shownDiscussion(seen, { actor, language, zone })
	};
};

type Event = Parameters<NonNullable<Actions[string]>>[0];
type Work = (actor: Actor, id: PostId, values: Values) => Promise<void>;

/** Does the act to the post that the form names, and comes back to where it stands. */
async function onPost(event: Event, act: string, work: Work, done = '') {
	signedInOnly(event);
	const values = valuesOf(await event.request.formData());
	const id = idFrom<'Post'>(one(values, 'post'));
	if (!id) throw new NotFound('post');
	return answering({ ...values, act: [act] }, async () => {
		await work(event.locals.actor, id, values);
		redirect(303, `${event.url.pathname}${done && `?done=${done}`}#p-${id}`);
	});
}

const moderating = (act: string, work: (event: Event, id: PostId, values: Values) => Promise<void>) =>
	((event: Event) =>
		onPost(event, act, (_, id, values) => work(event, id, values), 'moderated')) satisfies Actions[string];

/** Closes, reopens, hides or shows the whole discussion. */
const moving = (act: 'close' | 'reopen' | 'hide_discussion' | 'show_discussion') =>
	(async (event: Event) => {
		signedInOnly(event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		return answering({ ...values, act: [act] }, async () => {
			await moveDiscussion(locals.actor, params['slug'] ?? '', act, one(values, 'reason'), locals.now);
			redirect(303, `${url.pathname}?done=moderated`);
		});
	}) satisfies Actions[string];

export const actions: Actions = {
	answer: async (event) => {
		signedInOnly(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const id = idFrom<'Post'>(one(values, 'id'));
		if (!id) throw new NotFound('post');
		const answersId = idFrom<'Post'>(one(values, 'answers'));
		return answering({ ...values, act: ['answer'], post: [answersId ?? ''] }, async () => {
			const given = {
				...{ id, answersId, body: one(values, 'body'), language: one(values, 'language') },
				follow: one(values, 'follow') === 'yes'
			};
			const written = await answer(locals.actor, params.slug, given, locals.now);
			redirect(303, `${discussionPath(locals.language, written.slug)}#p-${written.id}`);
		});
	},
	rewrite: (event) =>
		onPost(event, 'rewrite', (actor, id, values) =>
			rewritePost(actor, event.params.slug, id, one(values, 'body'), event.locals.now)
		),
	withdraw: (event) =>
		onPost(event, 'withdraw', async (actor, id) => {
			await withdrawPost(actor, event.params.slug, id);
		}),
	report: (event) =>
		onPost(
			event,
			'report',
			(actor, id, values) => {
				const given = { why: one(values, 'why'), words: one(values, 'words') };
				return reportPost(actor, event.params.slug, id, given, event.locals.now);
			},
			'reported'
		),
	follow: async (event) => {
		signedInOnly(event);
		const letters = one(valuesOf(await event.request.formData()), 'letters');
		if (!isLetters(letters)) throw new NotFound('choice');
		await followDiscussion(event.locals.actor, event.params.slug, letters, event.locals.now);
		redirect(303, `${event.url.pathname}?done=followed`);
	},
	release: moderating('release', ({ locals }, id) => releasePost(locals.actor, id, locals.now)),
	restore: moderating('restore', ({ locals }, id) => restorePost(locals.actor, id, locals.now)),
	dismiss: moderating('dismiss', ({ locals }, id) => dismissReports(locals.actor, id, locals.now)),
	hide: moderating('hide', ({ locals }, id, values) =>
		hidePost(locals.actor, id, one(values, 'reason'), locals.now)
	),
	ban: moderating('ban', ({ locals }, id, values) => {
		const given = { days: Number(one(values, 'days')), reason: one(values, 'reason') };
		return banAuthor(locals.actor, id, given, locals.now);
	}),
	close: moving('close'),
	reopen: moving('reopen'),
	hide_discussion: moving('hide_discussion'),
	show_discussion: moving('show_discussion')
};
