import { redirect } from '@sveltejs/kit';
import { addParticipant, participantList, setParticipant } from '#events/index.server.ts';
import type { ParticipantId } from '#events/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import {
	country,
	countries,
	isUiLanguage,
	labelIn,
	languageName,
	languageNameIn,
	uiLanguages
} from '#vocabulary/index.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { doneText, participantTexts } from '../applications/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const { participants } = await participantList(actor, params.event, language);
	const nameOfCountry = (code: string) => labelIn(country(code)?.names ?? {}, language).text;
	const { compare } = new Intl.Collator(language);
	return {
		done: doneText(url),
		people: participants.map((one) => ({
			...{ id: one.id, name: one.name ?? '–', organisation: one.organisation, badge: one.badgeCode },
			...{ state: one.state, stateText: participantTexts[one.state](), hasVisaLetter: one.hasVisaLetter },
			country: one.country ? nameOfCountry(one.country) : '',
			language: languageNameIn(one.language, language)
		})),
		counts: (['confirmed', 'expected', 'withdrawn'] as const).map((state) => ({
			...{ state, name: participantTexts[state]() },
			count: participants.filter((one) => one.state === state).length
		})),
		languages: uiLanguages.map((code) => ({ value: code, label: languageName(code), lang: code })),
		countries: countries
			.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
			.sort((a, b) => compare(a.label, b.label))
	};
};

export const actions: Actions = {
	add: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const language = one(values, 'language');
			const input = {
				...{
					name: one(values, 'name'),
					email: one(values, 'email'),
					organisation: one(values, 'organisation')
				},
				...{ country: one(values, 'country'), language: isUiLanguage(language) ? language : 'en' }
			};
			await addParticipant(actor, event.params.event, input, event.locals.now);
			redirect(303, `${event.url.pathname}?done=added`);
		});
	},
	set: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const state = one(values, 'state') === 'withdrawn' ? 'withdrawn' : 'confirmed';
			await setParticipant(
				actor,
				event.params.event,
				one(values, 'participant') as ParticipantId,
				state,
				event.locals.now
			);
			redirect(303, `${event.url.pathname}?done=saved`);
		});
	}
};
