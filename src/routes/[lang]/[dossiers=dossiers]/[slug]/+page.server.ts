import { discussionsOn } from '#discussions/index.server.ts';
import { planPath } from '#events/index.ts';
import { plansOfPractice } from '#events/index.server.ts';
import { dossierKindOf, dossierPath, mayReportUptake } from '#research/index.ts';
import { findDossier } from '#research/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { dossierToJsonLd } from '../../../dossiers/json-ld.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { actor, language, now } }) => {
	const kind = dossierKindOf(params.dossiers);
	if (kind === null) throw new NotFound('page');
	const dossier = await findDossier(actor, kind, params.slug, language, now);
	return {
		dossier,
		now,
		canonical: dossierPath(language, dossier),
		discussions: dossier.state === 'published' ? await discussionsOn({ kind, id: dossier.id }) : null,
		plans: (kind === 'practice' ? await plansOfPractice(dossier.id) : []).map((plan) => ({
			...plan,
			path: planPath(language, plan.slug, plan.number)
		})),
		mayReport: mayReportUptake(actor),
		reported: url.searchParams.get('reported') !== null,
		jsonLd: dossierToJsonLd(dossier, url.origin, language)
	};
};
