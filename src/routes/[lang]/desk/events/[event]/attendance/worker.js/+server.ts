import worker from '../offline.js?raw';
import type { RequestHandler } from './$types';

/** Lets the door of one event be opened without a network, and nothing else. */
export const GET: RequestHandler = ({ url }) =>
	new Response(worker, {
		headers: {
			'content-type': 'text/javascript; charset=utf-8',
			'content-security-policy': "default-src 'none'; connect-src 'self'",
			'service-worker-allowed': url.pathname.replace(/\/worker\.js$/u, ''),
			'cache-control': 'no-cache'
		}
	});
