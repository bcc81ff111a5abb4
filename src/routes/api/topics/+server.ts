import { labelIn, narrowerTopics, topics } from '#vocabulary/index.ts';
import { languageAsked } from '../../machine/found.server.ts';
import { answer } from '../answers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const list = topics.map(({ id, broader, labels, definition }) => ({
		id,
		label: labelIn(labels, language).text,
		definition: labelIn(definition, language).text,
		broader,
		narrower: narrowerTopics(id),
		url: `${url.origin}/${language}/topics/${id}`
	}));
	return answer({ topics: list }, language);
};
