import { namesPdf } from '#events/index.server.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import type { RequestHandler } from './$types';

/** `?session=` of one session; else of the whole event. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const actor = signedIn({ locals, url });
	const pdf = await namesPdf(actor, params.event, url.searchParams.get('session'), locals.language);
	return new Response(new Uint8Array(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="names-${params.event}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
