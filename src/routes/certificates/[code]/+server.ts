import { languageAsked } from '../../machine/found.server.ts';
import { codeOf } from '../answer.server.ts';
import type { RequestHandler } from './$types';

const machine = /\b(application\/(vc|ld\+json|json)|application\/vc\+ld\+json)\b/;
const person = /text\/html|\*\/\*/;

/** The certificate's own address, which is signed: people go to its page in their language, programmes to its claims. */
export const GET: RequestHandler = ({ params, url, request, locals }) => {
	const code = codeOf(params.code);
	const accept = request.headers.get('accept') ?? '*/*';
	const location =
		machine.test(accept) && !person.test(accept)
			? `/certificates/${code}.json`
			: `/${languageAsked(url.searchParams, locals.language)}/certificates/${code}`;
	return new Response(null, {
		status: 302,
		headers: { location, vary: 'accept, accept-language', 'x-robots-tag': 'noindex' }
	});
};
