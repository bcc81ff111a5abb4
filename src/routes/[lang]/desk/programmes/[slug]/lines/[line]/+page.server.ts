import { redirect, type RequestEvent } from '@sveltejs/kit';
import { keptSeries, linesOfSeries, putLine, removeLine, titlesOfEvent } from '#events/index.server.ts';
import { problemsOfLine, type LineId, type LineInput } from '#events/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { editionsNamed } from '#training/index.server.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { valuesOf, withOneMore } from '#ui/form/values.ts';
import { onlyFor } from '../../../../only.server.ts';
import { countryRows, enteredLine, lineChoices, lineValues } from '../../../form/line-form.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { series, line, choices } = await opened({ locals, params });
	const values = line ? lineValues(line, choices) : { quarter: ['1'] };
	return {
		...{ slug: series.slug, isNew: line === null, values, choices },
		rows: countryRows(values)
	};
};

/** The year, its line (null: a new one), and what a line may name. */
async function opened({ locals, params }: Pick<RequestEvent<RouteParams>, 'locals' | 'params'>) {
	const series = await keptSeries(locals.actor, params.slug);
	const id = params.line === 'new' ? null : idFrom<'SeriesLine'>(params.line);
	const line = id === null ? null : ((await linesOfSeries(series.id)).find((one) => one.id === id) ?? null);
	if (params.line !== 'new' && line === null) throw new NotFound('line');
	return { series, line, choices: await lineChoices(locals, series.centreId, line) };
}

const isEmpty = ({ titles }: LineInput) => Object.values(titles).every((title) => title.trim() === '');

async function namesOf({ eventId, editionId }: LineInput, language: string): Promise<Record<string, string>> {
	if (eventId !== null) return titlesOfEvent(eventId);
	const [taught] = await editionsNamed(editionId === null ? [] : [editionId], language);
	return taught ? { [taught.course.title.language]: taught.course.title.text } : {};
}

export const actions: Actions = {
	more: async (event) => {
		onlyFor('workers', event);
		const values = withOneMore(valuesOf(await event.request.formData()));
		return { values, problems: [], status: 200, rows: countryRows(values) };
	},
	save: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const { line, choices } = await opened(event);
		const { input: entered, form } = enteredLine(values, choices);
		// An event or an edition brings its name with it.
		const input = isEmpty(entered)
			? { ...entered, titles: await namesOf(entered, locals.language) }
			: entered;
		for (const { field, code, details } of problemsOfLine(input)) form.refuse(field, code, details);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			await putLine(locals.actor, params.slug, (line?.id ?? null) as LineId | null, input, locals.now);
			redirect(303, `/${locals.language}/desk/programmes/${params.slug}?done=line`);
		});
	},
	remove: async (event) => {
		onlyFor('workers', event);
		const { locals, params } = event;
		const id = idFrom<'SeriesLine'>(params.line);
		if (!id) throw new NotFound('line');
		return answering({}, async () => {
			await removeLine(locals.actor, params.slug, id, locals.now);
			redirect(303, `/${locals.language}/desk/programmes/${params.slug}?done=unlined`);
		});
	}
};
