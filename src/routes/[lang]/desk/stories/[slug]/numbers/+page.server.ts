import {
	factsFor,
	keysOf,
	lastReleased,
	listIndicators,
	namesOf,
	openStory,
	scopeOf,
	storyNow
} from '#impact/index.server.ts';
import { dayOfInstant } from '#catalogue/ui/day.ts';
import { offered } from '../../numbers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const story = await openStory(actor, params.slug);
	const scope = scopeOf(story);
	const [content, last, indicators] = await Promise.all([
		storyNow(story, now),
		lastReleased(story.id),
		listIndicators()
	]);
	const names = await namesOf(scope, language, indicators);
	const chosen = indicators.find(({ id }) => id === url.searchParams.get('indicator')) ?? null;
	const by = chosen?.by.find((one) => one === url.searchParams.get('by')) ?? null;
	const keys = chosen && by ? await keysOf(scope, chosen.id, by) : [];
	const facts = await factsFor(scope, keys, now);
	const nameOf = new Map(indicators.map((one) => [one.id, names.indicator(one)]));
	const row = (fact: Parameters<typeof offered>[0]) => {
		const whole = [nameOf.get(fact.indicator), names.fact(fact)].filter(Boolean).join(': ');
		return offered(fact, whole, language);
	};
	return {
		dataVersion: content.dataVersion,
		release: last && { number: last.number, dataVersion: last.content.dataVersion },
		day: dayOfInstant(now, language),
		used: Object.values(content.facts).map((fact) => {
			const before = last?.content.facts[fact.key];
			const isChanged = before !== undefined && (before.value !== fact.value || before.base !== fact.base);
			return {
				...row(fact),
				state: fact.state,
				before: isChanged ? offered(before, '', language).value : null,
				isNew: last !== null && before === undefined
			};
		}),
		choices: indicators.map((one) => ({ value: one.id, label: names.indicator(one) })),
		chosen: chosen && {
			...{ id: chosen.id, by: by ?? '' },
			dimensions: chosen.by.map((one) => ({ value: one, label: names.dimension(one) }))
		},
		narrowed: keys.flatMap((key) => {
			const fact = facts[key];
			return fact ? [row(fact)] : [];
		})
	};
};
