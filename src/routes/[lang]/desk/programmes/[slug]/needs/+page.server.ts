import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/when.ts';
import {
	askNeeds,
	keptSeries,
	linesOfSeries,
	needResult,
	planFromNeeds,
	questionsOf
} from '#events/index.server.ts';
import { problemsOfQuestions } from '#events/index.ts';
import { emptyQuery, writeQuery, type SearchQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, valuesOf, withOneMore, type Values } from '#ui/form/values.ts';
import { conceptLabel, country, labelIn, languageName, topics } from '#vocabulary/index.ts';
import { quarterText } from '../../../../programmes/words.ts';
import { onlyFor } from '../../../only.server.ts';
import { doneText } from '../../done.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const series = await keptSeries(actor, params.slug);
	const [questions, result, lines] = await Promise.all([
		questionsOf(series.id),
		needResult(actor, params.slug),
		linesOfSeries(series.id)
	]);
	const placed = new Set(lines.flatMap((line) => line.topics));
	const offers = await Promise.all((result?.ranks ?? []).map(({ topic }) => offeredOn(topic, locals)));
	return {
		done: doneText(url),
		options: topicOptions(language),
		values: questions
			? { topics: questions.topics.map((id) => topicName(id, language)), closesOn: [questions.closesOn] }
			: ({} as Values),
		asked: questions !== null,
		result: result && {
			agencies: result.agencies,
			answered: result.answered,
			words: result.words.map((one) => ({
				...one,
				country: countryName(one.country, language)
			})),
			closesOn: dayText(result.questions.closesOn, language),
			ranks: result.ranks.map((rank, i) => ({
				...rank,
				name: topicName(rank.topic, language),
				planned: placed.has(rank.topic),
				quarter: rank.quarter && quarterText(rank.quarter),
				language: rank.language && languageName(rank.language),
				modality: rank.modality && conceptLabel(`modality:${rank.modality}`, language),
				countries: rank.countries.map((one) => ({ ...one, name: countryName(one.country, language) })),
				offered: offers[i] ?? null
			}))
		}
	};
};

const topicName = (id: string, language: string) => conceptLabel(`topic:${id}`, language) ?? id;
const countryName = (iso2: string, language: string) =>
	labelIn(country(iso2)?.names ?? {}, language).text || iso2;

function topicOptions(language: string): { value: string; label: string }[] {
	const collator = new Intl.Collator(language);
	return topics
		.map(({ id, labels }) => ({ value: id, label: labelIn(labels, language).text }))
		.sort((a, b) => collator.compare(a.label, b.label));
}

/** What can be learnt on a topic already, here and elsewhere. */
async function offeredOn(
	topic: string,
	{ now, language }: App.Locals
): Promise<{ total: number; href: string }> {
	const query: SearchQuery = {
		...emptyQuery(),
		filters: { kind: ['course', 'event'], topic: [topic] },
		size: 1
	};
	const { total } = await find(query, { now, language });
	return {
		total,
		href: `/${language}/search?${writeQuery({ ...query, size: emptyQuery().size }).toString()}`
	};
}

function enteredQuestions(values: Values, language: string) {
	const form = new Reading(values);
	const options = topicOptions(language);
	const asked = {
		topics: form.named(
			'topics',
			(text) => {
				const wanted = text.toLowerCase();
				return (
					options.find(({ value, label }) => value === wanted || label.toLowerCase() === wanted)?.value ??
					null
				);
			},
			{ most: 30 }
		),
		closesOn: form.line('closesOn', { required: true, longest: 10 }) ?? ''
	};
	for (const { field, code, details } of problemsOfQuestions(asked.topics)) form.refuse(field, code, details);
	return { asked, form };
}

export const actions: Actions = {
	more: async (event) => {
		onlyFor('workers', event);
		return { values: withOneMore(valuesOf(await event.request.formData())), problems: [], status: 200 };
	},
	ask: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const { asked, form } = enteredQuestions(values, locals.language);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			await askNeeds(locals.actor, params.slug, asked, locals.now);
			redirect(303, `${url.pathname}?done=questions`);
		});
	},
	plan: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const chosen = all(valuesOf(await request.formData()), 'plan');
		return answering({}, async () => {
			await planFromNeeds(locals.actor, params.slug, chosen, locals.now);
			redirect(303, `/${locals.language}/desk/programmes/${params.slug}?done=planned`);
		});
	}
};
