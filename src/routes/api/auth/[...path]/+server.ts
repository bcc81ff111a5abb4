import { answerPasskey } from '#people/index.server.ts';
import type { RequestHandler } from './$types';

/** Passkeys only; everything else about accounts is a form. */
const answer: RequestHandler = ({ request, getClientAddress, locals }) =>
	answerPasskey(request, { client: getClientAddress(), headers: request.headers, now: locals.now });

export const GET = answer;
export const POST = answer;
