import { reviewQueue } from '#catalogue/index.server.ts';
import { flags, kinds, mayReview } from '#catalogue/index.ts';
import { listOrganisations } from '#network/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { doneFrom } from '../done.server.ts';
import { flagText, spokenLanguages } from '../entries/form/choices.server.ts';
import { lineOf } from '../line.server.ts';
import { kindText } from '../entries/words.server.ts';
import { queueParams, queueQueryFrom } from './query.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, language, now } = locals;
	if (!mayReview(actor)) throw new NotFound('page');
	const query = queueQueryFrom(url.searchParams);
	const [{ total, lines, next }, organisations] = await Promise.all([
		reviewQueue(actor, query, language, now),
		listOrganisations(language)
	]);
	const filters = queueParams(query).toString();
	return {
		total,
		lines: lines.map((line) => ({ ...lineOf(line, language, now), duplicates: line.twins.length })),
		filters,
		next: next ? new URLSearchParams([...queueParams(query), ['after', next]]).toString() : null,
		isFirst: !query.after,
		query: { ...query, after: undefined },
		choices: {
			kinds: kinds.map((value) => ({ value, label: kindText(value) })),
			flags: flags.map((value) => ({ value, label: flagText(value) })),
			languages: spokenLanguages(),
			providers: organisations.map(({ slug, title }) => ({ value: slug, label: title.text }))
		},
		done: await doneFrom(url, actor, language)
	};
};
