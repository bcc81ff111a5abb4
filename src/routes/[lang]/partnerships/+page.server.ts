import { centresOf, donorPath, listDonors, listPartnerships } from '#network/index.server.ts';
import { partnershipKinds } from '#network/index.ts';
import { visitor } from '#people/index.ts';
import { kindText } from './words.ts';
import { partnershipLine } from './lines.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { now, language } }) => {
	// What is public, whoever looks: drafts are at the desk.
	const [all, donors] = await Promise.all([listPartnerships(visitor, language), listDonors(language)]);
	const kind = partnershipKinds.find((one) => one === url.searchParams.get('kind')) ?? null;
	const centres = centresOf(all, language);
	const centre = centres.find(({ slug }) => slug === url.searchParams.get('centre'))?.slug ?? null;
	const ofCentre = all.filter((line) => centre === null || line.centre.slug === centre);
	const ofKind = all.filter((line) => kind === null || line.kind === kind);
	const today = now.toISOString().slice(0, 10);
	return {
		kind,
		centre,
		kinds: partnershipKinds
			.map((value) => ({
				value,
				name: kindText(value),
				count: ofCentre.filter((line) => line.kind === value).length
			}))
			.filter(({ count }) => count > 0),
		centres: centres
			.map(({ slug, name }) => ({
				value: slug,
				name,
				count: ofKind.filter((line) => line.centre.slug === slug).length
			}))
			.filter(({ count }) => count > 0),
		donors: donors.map(({ partnerships, name, language: of, ...donor }) => ({
			href: donorPath(language, donor),
			count: partnerships,
			name,
			lang: of
		})),
		lines: ofKind
			.filter((line) => centre === null || line.centre.slug === centre)
			.map((line) => partnershipLine(line, today, language))
	};
};
