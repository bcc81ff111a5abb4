import { redirect } from '@sveltejs/kit';
import { banOf, openDiscussion } from '#discussions/index.server.ts';
import { discussionPath, longestPost, longestTitle, minutesToEdit } from '#discussions/index.ts';
import { idFrom, newId, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { dayOf } from '#discussions/ui/words.ts';
import { signedInOnly } from '../../(account)/request.server.ts';
import { writtenIn } from '../languages.server.ts';
import { subjectFrom, titleIn } from '../subjects.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { url, locals } = event;
	const { actor, language, now } = locals;
	const subject = await subjectFrom(url.searchParams.get('about'), locals);
	signedInOnly(event);
	const ban = actor.kind === 'person' ? await banOf(actor.id, now) : null;
	return {
		subject: { ...titleIn(subject, language), path: `/${language}${subject.path}` },
		newId: newId<'Discussion'>(),
		languages: writtenIn(language),
		longestTitle,
		longestPost,
		minutesToEdit,
		ban: ban && { reason: ban.reason, until: dayOf(ban.until, language) }
	};
};

export const actions: Actions = {
	default: async (event) => {
		signedInOnly(event);
		const { url, locals, request } = event;
		const { actor, language, now } = locals;
		const values = valuesOf(await request.formData());
		const id = idFrom<'Discussion'>(one(values, 'id'));
		if (!id) throw new NotFound('discussion');
		const subject = await subjectFrom(url.searchParams.get('about'), locals);
		return answering(values, async () => {
			const given = {
				...{ id, subject, title: one(values, 'title'), body: one(values, 'body') },
				...{ language: one(values, 'language'), follow: one(values, 'follow') === 'yes' }
			};
			const { slug } = await openDiscussion(actor, given, now);
			redirect(303, discussionPath(language, slug));
		});
	}
};
