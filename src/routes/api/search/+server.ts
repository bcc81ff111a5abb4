import { organisationNames } from '#network/index.server.ts';
import { writeQuery } from '#search/index.ts';
import { unkept } from '../experts/answer.server.ts';
import { foundByKey } from '../../found/readers.server.ts';
import { foundEntries, languageAsked } from '../../machine/found.server.ts';
import {
	answer,
	entryAnswer,
	foundAnswer,
	organisationNameAnswer,
	type HitAnswer
} from '../answers.server.ts';
import type { RequestHandler } from './$types';

const organisationKey = 'organisation:';

/** The search page's answer for programmes: the same query, the same order, the same counts. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const { query, result, entries } = await foundEntries(url.searchParams, {}, language, locals.now);
	const keys = result.hits.map(({ key }) => key);
	const ofOrganisations = keys.filter((key) => key.startsWith(organisationKey));
	const [organisations, others] = await Promise.all([
		organisationNames(
			ofOrganisations.map((key) => key.slice(organisationKey.length)),
			language
		),
		foundByKey(
			keys.filter((key) => !key.startsWith(organisationKey)),
			language,
			locals.now
		)
	]);
	const entriesByKey = new Map(entries.map((entry) => [`entry:${entry.id}`, entry]));
	const results = result.hits.flatMap(({ key, because }): HitAnswer[] => {
		const foundBy = because.concepts;
		const entry = entriesByKey.get(key);
		if (entry) return [{ is: 'entry', foundBy, entry: entryAnswer(entry, url.origin, language) }];
		const organisation = key.startsWith(organisationKey)
			? organisations.get(key.slice(organisationKey.length))
			: undefined;
		if (organisation)
			return [{ is: 'organisation', foundBy, organisation: organisationNameAnswer(organisation) }];
		const other = others.get(key);
		return other ? [foundAnswer(other, foundBy, url.origin)] : [];
	});
	const { total, counts, concepts, didYouMean, next } = result;
	const nextAddress =
		next && `${url.origin}/api/search?lang=${language}&${writeQuery({ ...query, after: next }).toString()}`;
	const body = { total, results, counts: counts.record(), concepts, didYouMean, next: nextAddress };
	// Somebody who withdraws is gone with the next question: no cache keeps an answer that names people.
	return results.some(({ is }) => is === 'expert') ? unkept(body, language) : answer(body, language);
};
