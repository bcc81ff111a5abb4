import { mayAddDossier, dossierKindOf } from '#research/index.ts';
import { NotFound } from '#platform/index.ts';
import { listing } from '../../dossiers/listing.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { actor, language, now } }) => {
	const kind = dossierKindOf(params.dossiers);
	if (kind === null) throw new NotFound('page');
	return {
		kind,
		...(await listing(kind, url.searchParams, language, now)),
		mayTell: kind === 'practice' && mayAddDossier(actor, kind)
	};
};
