import { languageAsked } from '../machine/found.server.ts';
import type { RequestHandler } from './$types';

/** The address in the QR code: a browser takes the fragment with it to the page in its language. */
export const GET: RequestHandler = ({ url, locals }) =>
	new Response(null, {
		status: 302,
		headers: {
			location: `/${languageAsked(url.searchParams, locals.language)}/verify${url.search}`,
			vary: 'accept-language'
		}
	});
