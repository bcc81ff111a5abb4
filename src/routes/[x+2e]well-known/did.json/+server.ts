import { didDocument, issuerKeys } from '#certificates/index.server.ts';
import { publicUrl } from '#platform/index.server.ts';
import type { RequestHandler } from './$types';

/** The hub as an issuer: did:web with every key it ever signed with. */
export const GET: RequestHandler = async () =>
	new Response(`${JSON.stringify(didDocument(publicUrl(), await issuerKeys()), null, '\t')}\n`, {
		headers: {
			'content-type': 'application/did+json; charset=utf-8',
			'access-control-allow-origin': '*',
			'cross-origin-resource-policy': 'cross-origin',
			'cache-control': 'public, max-age=60'
		}
	});
