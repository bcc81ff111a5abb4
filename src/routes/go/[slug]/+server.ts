import { countDeparture, findEntry } from '#catalogue/index.server.ts';
import { visitor } from '#people/index.ts';
import { isDeparture } from './departure.ts';
import type { RequestHandler } from './$types';

// Only the address stored with a published entry is ever sent to: nothing in the request can name another.
function leaveFor(url: string): Response {
	return new Response(null, {
		status: 302,
		headers: {
			location: new URL(url).href,
			'referrer-policy': 'strict-origin',
			'x-robots-tag': 'noindex, nofollow',
			'cache-control': 'no-store'
		}
	});
}

/** On the way to the provider's page: one more for that day, and nothing else about whoever goes. */
export const GET: RequestHandler = async ({ params, request, locals }) => {
	if (!isDeparture(request.headers)) return leaveFor(await addressOf(params.slug, locals));
	return leaveFor(await countDeparture(params.slug, locals.now.toISOString().slice(0, 10)));
};

export const HEAD: RequestHandler = async ({ params, locals }) =>
	leaveFor(await addressOf(params.slug, locals));

async function addressOf(slug: string, { language, now }: App.Locals): Promise<string> {
	return (await findEntry(visitor, slug, language, now)).url;
}
