import {
	applicationsAPage,
	applicationStates,
	dimensions,
	wideSpread,
	type Dimension
} from '#events/index.ts';
import { formOf, listApplications, type ApplicationFilter } from '#events/index.server.ts';
import { dayOfInstant } from '#catalogue/ui/day.ts';
import { dimensionTexts, stateTexts } from './words.ts';
import { valueNames } from './values.server.ts';
import type { PageServerLoad } from './$types';

const sorts = ['score', 'number', 'spread'] as const;

/** A filter as the address has it: what is unknown is left out, a page that is none is the first. */
function filterFrom(params: URLSearchParams): ApplicationFilter {
	const page = Number(params.get('page') ?? '1');
	return {
		state: applicationStates.find((state) => state === params.get('state') && state !== 'draft') ?? null,
		text: (params.get('text') ?? '').slice(0, 100),
		facts: Object.fromEntries(
			dimensions.flatMap((dimension) => {
				const value = params.get(dimension)?.slice(0, 60);
				return value ? [[dimension, value]] : [];
			})
		),
		spreadOver: params.get('apart') === 'yes' ? wideSpread : null,
		sort: sorts.find((sort) => sort === params.get('sort')) ?? 'score',
		page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1
	};
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const filter = filterFrom(url.searchParams);
	const { event, total, lines, states, offered } = await listApplications(actor, params.event, filter);
	const nameOfValue = valueNames((await formOf(event.id)).fields, language);
	const pageAt = (page: number) => {
		const query = new URLSearchParams(url.searchParams);
		query.set('page', String(page));
		return `?${query}`;
	};
	return {
		...{ filter, total, states, wideSpread },
		facets: dimensions.flatMap((dimension: Dimension) => {
			const values = offered[dimension];
			return values
				? [
						{
							...{ dimension, label: dimensionTexts[dimension](), value: filter.facts[dimension] ?? '' },
							options: values.map((value) => ({ value, label: nameOfValue(dimension, value) }))
						}
					]
				: [];
		}),
		stateOptions: applicationStates
			.filter((state) => state !== 'draft' && states[state])
			.map((state) => ({ value: state, label: `${stateTexts[state]()} (${states[state] ?? 0})` })),
		lines: lines.map(({ facts, submittedAt, state, ...line }) => ({
			...line,
			state: stateTexts[state](),
			sent: submittedAt ? dayOfInstant(submittedAt, language) : '',
			facts: dimensions.flatMap((dimension) =>
				(facts[dimension] ?? []).map((value) => nameOfValue(dimension, value))
			)
		})),
		earlier: filter.page > 1 ? pageAt(filter.page - 1) : null,
		later: filter.page * applicationsAPage < total ? pageAt(filter.page + 1) : null
	};
};
