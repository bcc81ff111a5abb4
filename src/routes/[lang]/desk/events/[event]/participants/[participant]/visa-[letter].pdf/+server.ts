import { visaLetterPdf } from '#events/index.server.ts';
import { visaLanguages } from '#events/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const id = idFrom<'Participant'>(params.participant);
	const language = visaLanguages.find((code) => code === params.letter);
	if (!id || !language) throw new NotFound('letter');
	const pdf = await visaLetterPdf(locals.actor, params.event, id, language, locals.now);
	return new Response(Uint8Array.from(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="visa-${params.event}-${language}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
