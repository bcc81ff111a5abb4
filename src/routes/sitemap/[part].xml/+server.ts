import { entryPath } from '#catalogue/index.ts';
import { sitemapPart } from '#catalogue/index.server.ts';
import { listSeries } from '#events/index.server.ts';
import { publishedStories } from '#impact/index.server.ts';
import { listOrganisations, listPartnerships } from '#network/index.server.ts';
import { visitor } from '#people/index.ts';
import { NotFound, xml, xmlDocument, type Xml } from '#platform/index.ts';
import { dossierPath } from '#research/index.ts';
import { publishedDossiers } from '#research/index.server.ts';
import { countries, goals, objectives, regions, topics, uiLanguages } from '#vocabulary/index.ts';
import type { RequestHandler } from './$types';

/** `languages`: those in which there is something to read; none: all. */
type Place = { path: string; changedAt: Date | null; languages?: readonly string[] };

/** One part of the sitemap: every page once, with its address in each language (hreflang). */
export const GET: RequestHandler = async ({ params, url }) => {
	const places = params.part === 'pages' ? await pages() : await entries(params.part);
	const set = xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${places.map((place) => address(place, url.origin))}</urlset>`;
	return new Response(xmlDocument(set), {
		headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }
	});
};

function address({ path, changedAt, languages = uiLanguages }: Place, origin: string): Xml {
	const first = languages.includes('en') ? 'en' : (languages[0] ?? 'en');
	return xml`<url><loc>${origin}/${first}${path}</loc>${changedAt && xml`<lastmod>${changedAt.toISOString()}</lastmod>`}${languages.map(
		(language) =>
			xml`<xhtml:link rel="alternate" hreflang="${language}" href="${origin}/${language}${path}"/>`
	)}</url>\n`;
}

async function entries(part: string): Promise<Place[]> {
	if (!/^\d{1,6}$/.test(part)) throw new NotFound('sitemap');
	const found = await sitemapPart(Number(part));
	if (found.length === 0) throw new NotFound('sitemap');
	return found.map((entry) => ({ path: entryPath('en', entry).slice(3), changedAt: entry.updatedAt }));
}

/** A part holds 50,000 addresses at most (sitemaps.org); this leaves room for the others. */
const mostDossiers = 40_000;

async function pages(): Promise<Place[]> {
	const [organisations, partnerships, dossiers, years, stories] = await Promise.all([
		listOrganisations('en'),
		listPartnerships(visitor, 'en'),
		publishedDossiers(0, mostDossiers),
		listSeries(visitor, 'en'),
		publishedStories()
	]);
	const unchanging = [
		...[
			'',
			'/learn',
			'/knowledge',
			'/network',
			'/calendar',
			'/search',
			'/topics',
			'/countries',
			'/sdgs',
			'/gcm',
			'/projects',
			'/research',
			'/recommendations',
			'/practices',
			'/bridges',
			'/compare',
			'/impact',
			'/impact/indicators',
			'/stories'
		],
		...[
			'/organisations',
			'/experts',
			'/partnerships',
			'/programmes',
			'/about',
			'/method',
			'/providers',
			'/privacy',
			'/accessibility',
			'/data'
		],
		...topics.map(({ id }) => `/topics/${id}`),
		...countries.map(({ iso2 }) => `/countries/${iso2.toLowerCase()}`),
		...regions.map(({ m49 }) => `/regions/${m49}`),
		...goals.map(({ number }) => `/sdgs/${number}`),
		...objectives.map(({ number }) => `/gcm/${number}`)
	];
	return [
		...unchanging.map((path) => ({ path, changedAt: null })),
		...partnerships.map(({ slug }) => ({ path: `/partnerships/${slug}`, changedAt: null })),
		...years.map(({ slug, updatedAt }) => ({ path: `/programmes/${slug}`, changedAt: updatedAt })),
		...stories.map(({ slug, languages, releasedAt }) => ({
			...{ path: `/stories/${slug}`, changedAt: releasedAt },
			languages: uiLanguages.filter((code) => languages.includes(code))
		})),
		...dossiers.map((one) => ({ path: dossierPath('en', one).slice(3), changedAt: one.updatedAt })),
		...organisations.map(({ slug, updatedAt }) => ({ path: `/organisations/${slug}`, changedAt: updatedAt }))
	];
}
