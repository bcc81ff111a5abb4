import { redirect } from '@sveltejs/kit';
import { changeSeries, findSeries, removeSeries, showSeries, takenByCountry } from '#events/index.server.ts';
import { problemsOfSeries } from '#events/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { displayLines } from '../../../programmes/lines.server.ts';
import { answeringEdit } from '../../meanwhile.server.ts';
import { onlyFor } from '../../only.server.ts';
import { doneText } from '../done.ts';
import { enteredSeries, formLanguages, seriesValues } from '../form/series-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const page = await findSeries(actor, params.slug, language);
	const [lines, taken] = await Promise.all([
		displayLines(page, { language, now }),
		takenByCountry(page.lines)
	]);
	return {
		done: doneText(url),
		values: seriesValues(page),
		languages: formLanguages(language),
		lines: lines.map(({ id, title, kind, when, countries, seats }) => ({
			...{ id, title, kind, when, seats },
			countries: countries.map(({ iso2, name, seats: own }) => ({
				...{ iso2, name, seats: own },
				taken: taken.get(id as (typeof page.lines)[number]['id'])?.get(iso2) ?? 0
			}))
		}))
	};
};

const back = (url: URL, done: string): never => redirect(303, `${url.pathname}?done=${done}`);

export const actions: Actions = {
	save: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const { input, form } = enteredSeries(values, formLanguages(locals.language));
		for (const { field, code, details } of problemsOfSeries(input)) form.refuse(field, code, details);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answeringEdit(values, locals.language, async () => {
			await changeSeries(locals.actor, params.slug, Number(one(values, 'revision')) || 0, input, locals.now);
			back(url, 'saved');
		});
	},
	publish: async (event) => {
		onlyFor('workers', event);
		await showSeries(event.locals.actor, event.params.slug, 'published', event.locals.now);
		back(event.url, 'published');
	},
	withdraw: async (event) => {
		onlyFor('workers', event);
		await showSeries(event.locals.actor, event.params.slug, 'draft', event.locals.now);
		back(event.url, 'withdrawn');
	},
	remove: async (event) => {
		onlyFor('workers', event);
		const { locals, params } = event;
		return answering({}, async () => {
			await removeSeries(locals.actor, params.slug);
			redirect(303, `/${locals.language}/desk/programmes?done=deleted`);
		});
	}
};
