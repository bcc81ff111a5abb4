import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import { defineIndicator, indicatorOffer, namesOf, tryIndicator } from '#impact/index.server.ts';
import {
	indicatorFrom,
	measures,
	missingRules,
	populations,
	weightings,
	type Indicator,
	type Scope
} from '#impact/index.ts';
import type { Actor } from '#people/index.ts';
import { textIn, waveKinds } from '#surveys/index.ts';
import { answering, refused, type Answer } from '#ui/form/answer.server.ts';
import { valuesOf, type Values } from '#ui/form/values.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { onlyFor } from '../../only.server.ts';
import { offered, type Offered } from '../../stories/numbers.server.ts';
import { scopeChoices, scopeFrom } from '../../stories/scope.server.ts';
import { waveKindNames } from '../../surveys/words.ts';
import { indicatorInput } from './indicator-form.ts';

const populationNames = {
	participants: m.impact_of_participants,
	respondents: m.impact_of_respondents,
	invited: m.impact_of_invited
};
const measureNames = {
	count: m.impact_measure_count,
	share: m.impact_measure_share,
	options: m.impact_measure_options,
	mean: m.impact_measure_mean
};
const missingNames = { left_out: m.impact_rule_left_out, counted_as_no: m.impact_rule_counted };
const weightingNames = { none: m.impact_weighting_none, cohort: m.impact_weighting_cohort };

const listed = <One extends string>(values: readonly One[], names: Record<One, () => string>) =>
	values.map((value) => ({ value, label: names[value]() }));

/** Everything that the form offers, in the page’s language. */
export async function definingOffers(actor: Actor, language: string) {
	const [scope, names] = [await scopeChoices(actor, language), await namesOf(noScope, language, [])];
	const offers = await Promise.all(populations.map((one) => indicatorOffer(actor, one)));
	const dimensionIds = [...new Set(offers.flatMap(({ by }) => by))];
	const labelOf = (id: string): string => {
		const column = offers.flatMap(({ columns }) => columns).find((one) => one.id === id);
		const named = names.dimension(id);
		return named === id && column ? textIn(column.labels, language, id).text : named;
	};
	// Two that are called the same are told apart by their ids.
	const called = Map.groupBy(dimensionIds, labelOf);
	const hinted = (id: string): { hint?: string } =>
		(called.get(labelOf(id))?.length ?? 0) > 1 ? { hint: id } : {};
	return {
		scope,
		populations: listed(populations, populationNames),
		waves: listed(waveKinds, waveKindNames),
		measures: listed(measures, measureNames),
		missing: listed(missingRules, missingNames),
		weightings: listed(weightings, weightingNames),
		by: dimensionIds.map((value) => ({ value, label: labelOf(value), ...hinted(value) })),
		questions: (offers[1]?.columns ?? []).map(({ id }) => ({ value: id, label: `${labelOf(id)} (${id})` })),
		named: populations.map((population, at) => ({
			population: populationNames[population](),
			columns: (offers[at]?.columns ?? []).map(({ id, answers }) => ({ id, label: labelOf(id), answers }))
		})),
		languages: [language, ...uiLanguages.filter((one) => one !== language)].map((code) => ({
			...{ code, name: languageName(code) }
		}))
	};
}
const noScope: Scope = { cohorts: [], waves: [] };

/** What a definition comes to, beside the form as it was filled in. */
export type Tried = { values: Values; problems: []; status: 200; tried: Offered[]; weighted: Weighting };
/** Null: everybody counted once; else who is left out, in words. */
export type Weighting = { leftOut: string } | null;

/** Tries what a form says on the chosen scope, or keeps it; `id` and `seen`: of the indicator it is the next version of. */
export async function definingAction(
	event: RequestEvent,
	act: 'try' | 'save',
	{ id, seen }: { id: string | null; seen: number }
): Promise<ActionFailure<Answer> | Tried> {
	onlyFor('reviewers', event);
	const { actor, language, now } = event.locals;
	const values = valuesOf(await event.request.formData());
	const input = indicatorInput(values, id);
	const scope = await scopeFrom(actor, language, values);
	const read = indicatorFrom(input, await indicatorOffer(actor, input.population), seen + 1);
	if ('problems' in read) return refused(values, read.problems);
	if (act === 'try') return triedOn(read.indicator, scope, values, language, now);
	const made = await answering(values, () => defineIndicator(actor, input, { seen, scope }, now));
	if ('status' in made) return made;
	redirect(303, `/${language}/desk/impact/indicators?done=defined`);
}

async function triedOn(indicator: Indicator, scope: Scope, values: Values, language: string, now: Date) {
	const facts = await tryIndicator(indicator, scope, now);
	if (!facts.some(({ state }) => state !== 'no_answer'))
		return refused(values, [{ field: 'cohorts', code: 'impact_indicator_base_empty' }]);
	const names = await namesOf(scope, language, [indicator]);
	const tried = facts.map((fact) =>
		offered(fact, names.fact({ ...fact, indicator: indicator.id }), language)
	);
	const leftOut = facts[0]?.weighted?.leftOut.map((slug) => names.category('cohort', slug));
	const weighted = leftOut ? { leftOut: new Intl.ListFormat(language).format(leftOut) } : null;
	return { values, problems: [], status: 200 as const, tried, weighted } satisfies Tried;
}
