import { mayReview } from '#catalogue/index.ts';
import { listOrganisations } from '#network/index.server.ts';
import { contributesTo, worksHere } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, language } = locals;
	if (!worksHere(actor)) throw new NotFound('page');
	const own = new Set(contributesTo(actor));
	const organisations = await listOrganisations(language);
	return {
		organisations: organisations
			.filter(({ id }) => mayReview(actor) || own.has(id))
			.map(({ slug, title, shortName }) => ({ slug, title, shortName }))
	};
};
