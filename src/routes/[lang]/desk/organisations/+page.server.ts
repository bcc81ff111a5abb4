import { mayReview } from '#catalogue/index.ts';
import { listOrganisations } from '#network/index.server.ts';
import { contributesTo } from '#people/index.ts';
import { onlyFor } from '../only.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	const own = new Set(contributesTo(actor));
	const organisations = await listOrganisations(language);
	return {
		mayAdd: mayReview(actor),
		organisations: organisations
			.filter(({ id }) => mayReview(actor) || own.has(id))
			.map(({ slug, title, shortName }) => ({ slug, title, shortName }))
	};
};
