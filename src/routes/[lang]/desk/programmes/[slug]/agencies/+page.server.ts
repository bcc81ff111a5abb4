import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/when.ts';
import {
	addAgency,
	agenciesOfSeries,
	agencyLink,
	askAgency,
	endAgencyLink,
	removeAgency
} from '#events/index.server.ts';
import { problemsOfAgency, seriesPath, type AgencyInput } from '#events/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { countries, country, isUiLanguage, labelIn, languageName, uiLanguages } from '#vocabulary/index.ts';
import { onlyFor } from '../../../only.server.ts';
import { doneText } from '../../done.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const agencies = await agenciesOfSeries(actor, params.slug);
	const collator = new Intl.Collator(language);
	return {
		done: doneText(url),
		agencies: await Promise.all(
			agencies.map(
				async ({ id, name, country: iso2, contactName, email, askedAt, savedAt, sentAt, ...agency }) => {
					const spoken = isUiLanguage(agency.language) ? agency.language : 'en';
					const token = await agencyLink(actor, params.slug, id);
					return {
						...{ id, name, contactName, email, erased: agency.erased },
						country: labelIn(country(iso2)?.names ?? {}, language).text,
						language: languageName(agency.language),
						eraseOn: dayText(agency.eraseOn, language),
						askedOn: askedAt && dayText(askedAt.toISOString().slice(0, 10), language),
						standing: sentAt ? ('sent' as const) : savedAt ? ('begun' as const) : ('none' as const),
						link: `${url.origin}${seriesPath(spoken, params.slug)}/agency/${token}`
					};
				}
			)
		),
		countries: countries
			.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
			.sort((a, b) => collator.compare(a.label, b.label)),
		languages: uiLanguages.map((code) => ({ value: code as string, label: languageName(code), lang: code }))
	};
};

function enteredAgency(values: Values): { input: AgencyInput; form: Reading } {
	const form = new Reading(values);
	const input: AgencyInput = {
		name: form.line('name', { required: true, longest: 200 }) ?? '',
		country: one(values, 'country'),
		language: one(values, 'language'),
		contactName: form.line('contactName', { longest: 200 }),
		email: form.line('email', { longest: 254 })?.toLowerCase() ?? null
	};
	for (const { field, code, details } of problemsOfAgency(input)) form.refuse(field, code, details);
	return { input, form };
}

const idIn = (values: Values) => {
	const id = idFrom<'SeriesAgency'>(one(values, 'agency'));
	if (!id) throw new NotFound('agency');
	return id;
};

export const actions: Actions = {
	add: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const { input, form } = enteredAgency(values);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			await addAgency(locals.actor, params.slug, input);
			redirect(303, `${url.pathname}?done=agency`);
		});
	},
	ask: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		return answering({}, async () => {
			await askAgency(locals.actor, params.slug, idIn(values), locals.now);
			redirect(303, `${url.pathname}?done=asked`);
		});
	},
	end: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		await endAgencyLink(locals.actor, params.slug, idIn(valuesOf(await request.formData())));
		redirect(303, `${url.pathname}?done=ended`);
	},
	remove: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		await removeAgency(locals.actor, params.slug, idIn(valuesOf(await request.formData())));
		redirect(303, `${url.pathname}?done=unagency`);
	}
};
