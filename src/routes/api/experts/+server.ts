import { visitor } from '#people/index.ts';
import { rosterPageSize } from '#network/index.server.ts';
import { rosterListed } from '../../roster/listed.server.ts';
import { languageAsked } from '../../machine/found.server.ts';
import { expertLineAnswer, unkept } from './answer.server.ts';
import type { RequestHandler } from './$types';

/** The public list of experts for programmes: the same query, the same order. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const listed = await rosterListed(visitor, url.searchParams, { language, now: locals.now, as: 'visitor' });
	const next = listed.next === null ? null : `${url.origin}/api/experts?lang=${language}&${listed.next}`;
	return unkept(
		{
			total: listed.total,
			size: rosterPageSize,
			experts: listed.lines.map((one) => ({ ...expertLineAnswer(one, url.origin), why: one.why })),
			next
		},
		language
	);
};
