import { redirect } from '@sveltejs/kit';
import { publicUrl } from '#platform/index.server.ts';
import { shownCertificate } from './shown.server.ts';
import { codeOf } from '../../../certificates/answer.server.ts';
import { findCertificate } from '#certificates/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	const code = codeOf(params.code);
	if (code !== params.code) redirect(301, `/${locals.language}/certificates/${code}`);
	const certificate = await findCertificate(code);
	// A name stands on it: whoever has the code sees it, a search engine does not.
	setHeaders({ 'x-robots-tag': 'noindex' });
	return { certificate: await shownCertificate(certificate, locals.language, publicUrl()) };
};
