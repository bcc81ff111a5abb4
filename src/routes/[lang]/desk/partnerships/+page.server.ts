import { listPartnerships, organisationsBySlug } from '#network/index.server.ts';
import { doneText } from '../organisations/done.ts';
import { onlyFor } from '../only.server.ts';
import { partnershipLine } from '../../partnerships/lines.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, url } = event;
	const { actor, language, now } = locals;
	const slug = (url.searchParams.get('centre') ?? '').slice(0, 120);
	const centre = slug ? (await organisationsBySlug([slug])).get(slug) : undefined;
	const lines = await listPartnerships(actor, language, { kept: true, organisation: centre?.id ?? null });
	const today = now.toISOString().slice(0, 10);
	return {
		done: doneText(url),
		centre: centre?.slug ?? null,
		lines: lines.map((line) => partnershipLine(line, today, language))
	};
};
