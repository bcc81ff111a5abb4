import { listSeries } from '#events/index.server.ts';
import { visitor } from '#people/index.ts';
import type { PageServerLoad } from './$types';

/** What is public, whoever looks: drafts are at the desk. */
export const load: PageServerLoad = async ({ url, locals: { language } }) => {
	const all = await listSeries(visitor, language);
	const centres = [...new Map(all.map(({ centre }) => [centre.slug, centre])).values()];
	const centre = centres.find(({ slug }) => slug === url.searchParams.get('centre'))?.slug ?? null;
	const collator = new Intl.Collator(language);
	return {
		centre,
		centres: centres
			.map(({ slug, name }) => ({
				...{ value: slug, name },
				count: all.filter((one) => one.centre.slug === slug).length
			}))
			.sort((a, b) => collator.compare(a.name, b.name)),
		years: all.filter((one) => centre === null || one.centre.slug === centre)
	};
};
