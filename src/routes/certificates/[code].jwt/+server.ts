import { findCertificate } from '#certificates/index.server.ts';
import { signedAnswer } from '../answer.server.ts';
import type { RequestHandler } from './$types';

/** The same claims as a VC-JWT. */
export const GET: RequestHandler = async ({ params }) => {
	const { jwt } = await findCertificate(params.code);
	return signedAnswer(jwt, 'application/jwt');
};
