import { departuresSince, organisationToJsonLd } from '#catalogue/index.server.ts';
import { findOrganisation, listPartnerships, relationsOf } from '#network/index.server.ts';
import { isMember, mayKeep } from '#network/index.ts';
import { discussionsOn } from '#discussions/index.server.ts';
import { conceptLabel, languageName } from '#vocabulary/index.ts';
import { allEntries, heldFor } from '../../../browse/holdings.server.ts';
import { partnershipLine } from '../../partnerships/lines.ts';
import { membersOffer } from './members-offer.server.ts';
import { freshnessOf, sentText } from './numbers.ts';
import { relationLines } from './relations.ts';
import { expertsOf } from './experts.server.ts';
import { researchOf } from './research.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { actor, now, language }, setHeaders }) => {
	const found = await findOrganisation(params.slug, language);
	const asked = { now, language };
	const filters = { provider: [found.slug] };
	const yearAgo = new Date(now.getTime() - 365 * 86_400_000).toISOString().slice(0, 10);
	const today = now.toISOString().slice(0, 10);
	const [held, entries, sent, relations, partnerships, research, experts] = await Promise.all([
		heldFor(filters, asked),
		allEntries(filters, asked),
		departuresSince(found.id, yearAgo),
		relationsOf(found, language),
		listPartnerships(actor, language, { organisation: found.id }),
		researchOf(found.slug, asked),
		expertsOf(actor, found.slug, asked)
	]);
	// Who is named here may be gone with the next question: no cache keeps the page.
	if (experts.total > 0) setHeaders({ 'cache-control': 'no-store' });
	const current = (all: typeof relations.members) =>
		all.filter((one) => isMember(one, today)).map(({ organisation }) => organisation);
	const members = current(relations.members);
	return {
		held,
		now,
		slug: found.slug,
		title: found.title,
		shortName: found.shortName,
		names: Object.entries(found.names)
			.filter(([code, name]) => code !== found.title.language && name !== found.title.text)
			.map(([code, name]) => ({ code, name, language: languageName(code) })),
		type: found.type,
		city: found.city,
		country: found.country && {
			iso2: found.country,
			name: conceptLabel(`country:${found.country}`, language) ?? found.country
		},
		website: found.website,
		ror: found.ror,
		research,
		experts,
		offer: await membersOffer(
			members.map(({ slug }) => slug),
			asked
		),
		illustrative: found.illustrative,
		keeps: mayKeep(actor, found.id),
		relations: relationLines(relations, today, language),
		partnerships: partnerships.map((line) => partnershipLine(line, today, language)),
		confirmedOn: found.confirmedOn,
		freshness: freshnessOf(entries),
		sent: sentText(sent, language),
		discussions: await discussionsOn({ kind: 'organisation', id: found.slug }),
		jsonLd: organisationToJsonLd(found, url.origin, language, {
			...relations,
			networks: current(relations.networks),
			members
		})
	};
};
