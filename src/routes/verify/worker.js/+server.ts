import worker from '../offline.js?raw';
import type { RequestHandler } from './$types';

/** Lets the page be opened without a network. It may look after `/verify` and each language's page, and nothing else. */
export const GET: RequestHandler = () =>
	new Response(worker, {
		headers: {
			'content-type': 'text/javascript; charset=utf-8',
			'content-security-policy': "default-src 'none'; connect-src 'self'",
			'service-worker-allowed': '/',
			'cache-control': 'no-cache'
		}
	});
