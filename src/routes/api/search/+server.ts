import { organisationNames } from '#network/index.server.ts';
import { writeQuery } from '#search/index.ts';
import { foundEntries, languageAsked } from '../../machine/found.server.ts';
import { answer, entryAnswer, organisationNameAnswer, type HitAnswer } from '../answers.server.ts';
import type { RequestHandler } from './$types';

/** The search page's answer for programmes: the same query, the same order, the same counts. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const { query, result, entries } = await foundEntries(url.searchParams, {}, language, locals.now);
	const organisationIds = result.hits
		.filter(({ key }) => key.startsWith('organisation:'))
		.map(({ key }) => key.slice(13));
	const organisations = await organisationNames(organisationIds, language);
	const entriesById = new Map(entries.map((entry) => [`entry:${entry.id}`, entry]));
	const results = result.hits.flatMap(({ key, because }): HitAnswer[] => {
		const entry = entriesById.get(key);
		if (entry)
			return [{ is: 'entry', foundBy: because.concepts, entry: entryAnswer(entry, url.origin, language) }];
		const organisation = organisations.get(key.slice(13));
		if (!organisation) return [];
		return [
			{ is: 'organisation', foundBy: because.concepts, organisation: organisationNameAnswer(organisation) }
		];
	});
	const { total, counts, concepts, didYouMean, next } = result;
	const nextAddress =
		next && `${url.origin}/api/search?lang=${language}&${writeQuery({ ...query, after: next }).toString()}`;
	return answer({ total, results, counts, concepts, didYouMean, next: nextAddress }, language);
};
