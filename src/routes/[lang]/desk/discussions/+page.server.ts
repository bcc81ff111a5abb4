import { redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import {
	banAuthor,
	banDays,
	dismissReports,
	hidePost,
	liftBan,
	moderationDesk,
	releasePost,
	restorePost,
	type ModeratedPost
} from '#discussions/index.server.ts';
import { postBlocks, type HoldReason, type PostId } from '#discussions/index.ts';
import { dayOf } from '#discussions/ui/words.ts';
import { m } from '#messages/messages.js';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { direction, languageNameIn } from '#vocabulary/index.ts';
import { readersZone } from '../../../zone.server.ts';
import { doneText } from '../../discussions/done.ts';
import { noteOn } from '../../discussions/[slug]/shown.server.ts';
import { onlyFor } from '../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { locals, cookies, url } = event;
	const { actor, language, now } = locals;
	const zone = readersZone(cookies) ?? 'UTC';
	const { held, reported, hidden, bans, log } = await moderationDesk(actor, now);
	const shown = (post: ModeratedPost) => ({
		id: post.id,
		slug: post.slug,
		title: { text: post.title, language: post.titleLanguage },
		author: post.author ?? m.discussions_former(),
		hasAuthor: post.author !== null,
		mine: false,
		state: post.state,
		reports: post.reports.length,
		whys: post.reports,
		blocks: post.body === null ? [] : postBlocks(post.body),
		language: post.language,
		languageName: languageNameIn(post.language, language),
		dir: direction(post.language),
		when: instantText(post.at, null, zone, language),
		byMail: post.byMail,
		note: noteOn({ state: post.state, held: post.reason as HoldReason, reason: post.reason })
	});
	return {
		done: doneText(url),
		held: held.map(shown),
		reported: reported.map(shown),
		hidden: hidden.map(shown),
		bans: bans.map((ban) => ({ ...ban, until: dayOf(ban.until, language) })),
		log: log.map((line) => ({ ...line, when: instantText(line.at, null, zone, language) })),
		banDays: banDays.map((days) => ({ value: String(days), label: m.discussions_days({ count: days }) }))
	};
};

type Event = Parameters<NonNullable<Actions[string]>>[0];

/** Does the act to the post that the form names, and comes back saying so. */
const moderating = (act: string, work: (event: Event, id: PostId, values: Values) => Promise<void>) =>
	(async (event: Event) => {
		onlyFor('reviewers', event);
		const values = valuesOf(await event.request.formData());
		const id = idFrom<'Post'>(one(values, 'post'));
		if (!id) throw new NotFound('post');
		return answering({ ...values, act: [act] }, async () => {
			await work(event, id, values);
			redirect(303, `${event.url.pathname}?done=moderated`);
		});
	}) satisfies Actions[string];

export const actions: Actions = {
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
	lift: async (event) => {
		onlyFor('reviewers', event);
		const values = valuesOf(await event.request.formData());
		const id = idFrom(one(values, 'ban'));
		if (!id) throw new NotFound('ban');
		return answering({ ...values, act: ['lift'] }, async () => {
			await liftBan(event.locals.actor, id, event.locals.now);
			redirect(303, `${event.url.pathname}?done=moderated`);
		});
	}
};
