import { statusList } from '#certificates/index.server.ts';
import { signedAnswer } from '../../answer.server.ts';
import type { RequestHandler } from './$types';

/** Which certificates are revoked: a signed bit for each (Bitstring Status List 1.0). */
export const GET: RequestHandler = async ({ params, locals }) => {
	const list = await statusList(Number(params.list), locals.now);
	return signedAnswer(JSON.stringify(list), 'application/vc+json; charset=utf-8');
};
