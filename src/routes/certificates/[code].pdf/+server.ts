import { certificatePdf, findCertificate } from '#certificates/index.server.ts';
import { languageAsked } from '../../machine/found.server.ts';
import { signedAnswer } from '../answer.server.ts';
import type { RequestHandler } from './$types';

/** To print, in the language asked for or accepted. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const certificate = await findCertificate(params.code);
	const language = languageAsked(url.searchParams, locals.language);
	const pdf = await certificatePdf(certificate, language);
	return signedAnswer(Uint8Array.from(pdf), 'application/pdf', {
		'content-disposition': `inline; filename="${certificate.code}-${language}.pdf"`,
		'content-language': language,
		vary: 'accept-language'
	});
};
