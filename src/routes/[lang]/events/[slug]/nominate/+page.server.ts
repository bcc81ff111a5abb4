import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/day.ts';
import {
	eventTitleIn,
	listNominated,
	nominate,
	nominationSeats,
	ownApplication,
	type Nominee
} from '#events/index.server.ts';
import { eventPath, mostNominees } from '#events/index.ts';
import { m } from '#messages/messages.js';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { country, isUiLanguage, labelIn, languageName, uiLanguages } from '#vocabulary/index.ts';
import { signedIn } from '../../../desk/editions/signed-in.server.ts';
import { stateTexts } from '../../../desk/events/[event]/applications/words.ts';
import { countryOptions as countriesIn } from '../apply/shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows of the form; more than somebody can oversee on a phone come with a second form. */
const rows = 5;

export const load: PageServerLoad = async (page) => {
	const actor = signedIn(page);
	const { locals, params, url } = page;
	const { event, phase } = await ownApplication(params.slug, undefined, locals.now);
	const [nominated, seats] = await Promise.all([
		listNominated(actor, params.slug),
		nominationSeats(actor, params.slug)
	]);
	const nameOf = (code: string) => labelIn(country(code)?.names ?? {}, locals.language).text;
	return {
		done: url.searchParams.get('done') === 'nominated',
		eventPath: eventPath(locals.language, event.slug),
		title: await eventTitleIn(event, locals.language),
		until: event.applyUntil ? dayText(event.applyUntil, locals.language) : null,
		isOpen: phase === 'applying',
		illustrative: event.illustrative,
		rows: Array.from({ length: Math.min(rows, mostNominees) }, (_, at) => at),
		mayExceed: seats.mayExceed,
		countries: seats.asksCountry ? countriesIn(locals.language) : [],
		seats: seats.countries.map(({ country: code, seats: count, taken, left }) => ({
			...{ code, name: nameOf(code), full: left === 0 },
			standing: [
				...(count === null ? [] : [m.programmes_seats_taken({ taken, count })]),
				...(left === null ? [] : [m.programmes_seats_left({ count: left })])
			].join(', ')
		})),
		languages: uiLanguages.map((code) => ({ value: code, label: languageName(code), lang: code })),
		nominated: nominated.map(({ id, name, agency, state }) => ({
			...{ id, agency, name: name ?? '–' },
			state: stateTexts[state]()
		}))
	};
};

/** A row in which nothing is written is left out. */
function nomineesFrom(values: Values): { at: number; nominee: Nominee }[] {
	return Array.from({ length: rows }, (_, at) => ({
		at,
		nominee: {
			...{ name: one(values, `name.${at}`), email: one(values, `email.${at}`) },
			...{ reason: one(values, `reason.${at}`) },
			language: isUiLanguage(one(values, `language.${at}`)) ? one(values, `language.${at}`) : 'en'
		}
	})).filter(({ nominee: { name, email } }) => name.trim() !== '' || email.trim() !== '');
}

export const actions: Actions = {
	default: async (event) => {
		const actor = signedIn(event);
		const sent = valuesOf(await event.request.formData());
		const nominees = nomineesFrom(sent);
		// The rows move up, so that a sentence is about the row it stands beside.
		const values: Values = Object.assign(
			{ agency: [one(sent, 'agency')], country: [one(sent, 'country')] },
			...nominees.map(({ nominee }, at) =>
				Object.fromEntries(Object.entries(nominee).map(([name, value]) => [`${name}.${at}`, [value]]))
			)
		);
		return answering(values, async () => {
			await nominate(
				actor,
				event.params.slug,
				{ agency: one(values, 'agency'), country: one(values, 'country') },
				nominees.map(({ nominee }) => nominee),
				event.locals.now
			);
			redirect(303, `${event.url.pathname}?done=nominated`);
		});
	}
};
