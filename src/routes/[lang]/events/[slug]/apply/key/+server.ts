import { ownApplication } from '#events/index.server.ts';
import { keepKey } from '../key.server.ts';
import type { RequestHandler } from './$types';

/**
 * The link of a letter: hands the key to this browser and leads on, so that it does not stay in the address. Nothing else
 * happens: programmes that check letters follow their links.
 */
export const GET: RequestHandler = async (event) => {
	const { url, params, locals } = event;
	const key = url.searchParams.get('key') ?? '';
	const { own } = await ownApplication(params.slug, key, locals.now);
	if (own) keepKey(event, params.slug, key);
	return new Response(null, {
		status: 303,
		headers: {
			location: `/${locals.language}/events/${params.slug}/apply${own ? '' : '?done=unusable'}`,
			'cache-control': 'private, no-store',
			'referrer-policy': 'no-referrer'
		}
	});
};
