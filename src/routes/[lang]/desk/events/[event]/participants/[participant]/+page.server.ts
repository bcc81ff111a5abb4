import { redirect } from '@sveltejs/kit';
import { dayOfInstant } from '#catalogue/ui/day.ts';
import { findVisaLetter, putVisaLetter } from '#events/index.server.ts';
import { visaLanguages } from '#events/index.ts';
import { idFrom, NotFound, Refusal } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { countries, labelIn, languageName } from '#vocabulary/index.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import { doneText } from '../../applications/words.ts';
import type { Actions, PageServerLoad } from './$types';

function idOf(text: string) {
	const id = idFrom<'Participant'>(text);
	if (!id) throw new NotFound('participant');
	return id;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const { participant, letter } = await findVisaLetter(actor, params.event, idOf(params.participant));
	const { compare } = new Intl.Collator(language);
	return {
		done: doneText(url),
		name: participant.name ?? '–',
		checked: letter && dayOfInstant(letter.checkedAt, language),
		values: {
			passportName: [letter?.passportName ?? participant.name ?? ''],
			nationality: [letter?.nationality ?? participant.country ?? '']
		},
		countries: countries
			.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
			.sort((a, b) => compare(a.label, b.label)),
		letters: visaLanguages.map((code) => ({ code, name: languageName(code) }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = signedIn(event);
		const { params, locals, url } = event;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			if (one(values, 'looked') !== 'yes') throw new Refusal('application_not_sure', { field: 'looked' });
			const input = { passportName: one(values, 'passportName'), nationality: one(values, 'nationality') };
			await putVisaLetter(actor, params.event, idOf(params.participant), input, locals.now);
			redirect(303, `${url.pathname}?done=saved`);
		});
	}
};
