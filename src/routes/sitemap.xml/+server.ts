import { sitemapParts } from '#catalogue/index.server.ts';
import { xml, xmlDocument } from '#platform/index.ts';
import type { RequestHandler } from './$types';

/** The index of the sitemap's parts (sitemaps.org 0.9). */
export const GET: RequestHandler = async ({ url }) => {
	const parts = await sitemapParts();
	const index = xml`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>${url.origin}/sitemap/pages.xml</loc></sitemap>
${parts.map(({ number, lastChangedAt }) => xml`<sitemap><loc>${url.origin}/sitemap/${number}.xml</loc><lastmod>${lastChangedAt.toISOString()}</lastmod></sitemap>\n`)}</sitemapindex>`;
	return new Response(xmlDocument(index), {
		headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }
	});
};
