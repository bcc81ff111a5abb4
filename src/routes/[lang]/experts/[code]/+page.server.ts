import { expertsFollowed, expertsShown, findExpert, publicReferences } from '#network/index.server.ts';
import { dayText } from '#catalogue/ui/day.ts';
import { expertShown } from '../../../roster/shown.server.ts';
import { expertToJsonLd } from '../../../roster/json-ld.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { actor, language, now }, setHeaders, url }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const found = await findExpert(actor, params.code, now);
	const [expert, references, followable, open] = await Promise.all([
		expertShown(found, language),
		publicReferences(found.id),
		expertsFollowed([found.code], now),
		expertsShown([found.id], 'visitor', now)
	]);
	return {
		expert,
		mayFollow: followable.has(found.code),
		hasFeed: open.length > 0,
		references: references.map(({ endsOn, ...one }) => ({ ...one, on: dayText(endsOn, language) })),
		// Who looks at their own page sees more than machines are to read.
		jsonLd: actor.kind === 'visitor' ? expertToJsonLd(expert, url.origin, language) : null
	};
};
