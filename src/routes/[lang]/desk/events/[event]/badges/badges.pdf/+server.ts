import { badgesPdf } from '#events/index.server.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import type { RequestHandler } from './$types';

/** `?size=a6|a4`, `&only=` one participant's. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const actor = signedIn({ locals, url });
	const size = url.searchParams.get('size') === 'a6' ? 'a6' : 'a4';
	const pdf = await badgesPdf(actor, params.event, size, locals.language, url.searchParams.get('only'));
	return new Response(new Uint8Array(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="badges-${params.event}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
