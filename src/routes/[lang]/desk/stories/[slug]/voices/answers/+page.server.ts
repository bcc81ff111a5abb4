import { redirect } from '@sveltejs/kit';
import { listQuotable, openStory, proposalFor, scopeOf, takeQuote } from '#impact/index.server.ts';
import { shownAs, type ShownAs } from '#impact/index.ts';
import { textIn } from '#surveys/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { conceptLabel } from '#vocabulary/index.ts';
import { onlyFor } from '../../../../only.server.ts';
import { consentNames } from '../../../words.ts';
import { proposalWords } from '../proposal.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language } = locals;
	const story = await openStory(actor, params.slug);
	const quotable = await listQuotable(actor, params.slug);
	return {
		answers: await Promise.all(
			quotable.map(async (answer) => ({
				key: `${answer.responseId}.${answer.question}`,
				wave: textIn(answer.wave.title, language, answer.wave.slug),
				asks: textIn(answer.asks, language, answer.question),
				...{ text: answer.text, language: answer.language, occupation: answer.occupation ?? '' },
				country: answer.country === null ? null : conceptLabel(`country:${answer.country}`, language),
				...{ consent: consentNames[answer.consent](), mayName: answer.consent === 'name' },
				kept: answer.wave.linkage !== 'anonymous',
				proposal: proposalWords(await proposalFor(scopeOf(story), answer), answer.country, language)
			}))
		)
	};
};

export const actions: Actions = {
	take: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		const text = form.text('text', { required: true, longest: 2_000 }) ?? '';
		const role = form.line('role', { longest: 200 });
		const name = form.line('name', { longest: 100 });
		const shown = shownAs.find((known) => known === one(values, 'shown')) ?? ('participant' as ShownAs);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			const [responseId = '', question = ''] = one(values, 'answer').split('.');
			const roles = role === null ? {} : { [one(values, 'language')]: role };
			await takeQuote(
				locals.actor,
				params.slug,
				{ responseId, question },
				{ text, name, roles, shown },
				locals.now
			);
			redirect(303, `/${locals.language}/desk/stories/${params.slug}/voices?done=taken`);
		});
	}
};
