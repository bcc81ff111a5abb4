import { findCertificate } from '#certificates/index.server.ts';
import { signedAnswer } from '../answer.server.ts';
import type { RequestHandler } from './$types';

/** The Open Badges 3.0 credential with its proof, as it was signed. */
export const GET: RequestHandler = async ({ params }) => {
	const { credential } = await findCertificate(params.code);
	return signedAnswer(`${JSON.stringify(credential, null, '\t')}\n`, 'application/vc+json; charset=utf-8');
};
