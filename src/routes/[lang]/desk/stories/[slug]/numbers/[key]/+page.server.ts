import { factsFor, namesFor, openStory, scopeOf } from '#impact/index.server.ts';
import { paperNumber } from '#impact/index.ts';
import { NotFound } from '#platform/index.ts';
import type { PageServerLoad } from './$types';

/** What a number of the draft counts, as it is now. */
export const load: PageServerLoad = async ({ locals: { actor, language, now }, params }) => {
	const scope = scopeOf(await openStory(actor, params.slug));
	const fact = (await factsFor(scope, [params.key], now))[params.key];
	if (!fact) throw new NotFound('fact');
	return { number: paperNumber(fact, await namesFor({ scope, indicators: {} }, language), language, true) };
};
