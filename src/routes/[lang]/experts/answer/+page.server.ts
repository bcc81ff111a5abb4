import { redirect } from '@sveltejs/kit';
import { daysText } from '#catalogue/ui/day.ts';
import { answerByLink, assignmentOfLink } from '#network/index.server.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a letter asks. Looking at it answers nothing: programmes that check letters follow their links. */
export const load: PageServerLoad = async ({ url, locals: { language, now }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const token = url.searchParams.get('token') ?? '';
	const asked = await assignmentOfLink(token, now);
	return {
		done: url.searchParams.get('done'),
		token,
		asked: asked && {
			...{ title: asked.title, organisation: asked.organisation, message: asked.message },
			place: [asked.place, asked.country && labelIn(country(asked.country)?.names ?? {}, language).text]
				.filter(Boolean)
				.join(', '),
			days: daysText(asked.startsOn, asked.endsOn, language)
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const values = valuesOf(await event.request.formData());
		const { language, now } = event.locals;
		return answering(values, async () => {
			const accept = one(values, 'answer') === 'accept';
			await answerByLink(one(values, 'token'), { accept, words: one(values, 'words') || null }, now);
			redirect(303, `/${language}/experts/answer?done=${accept ? 'accepted' : 'declined'}`);
		});
	}
};
