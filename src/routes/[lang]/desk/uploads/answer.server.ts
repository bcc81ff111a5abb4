import { json } from '@sveltejs/kit';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { sentenceOf } from '#ui/form/answer.server.ts';

const headers = { 'cache-control': 'no-store' };

/** What an upload's command gave, or why not, in words: its page shows them beside the field. */
export async function answer(work: () => Promise<object>): Promise<Response> {
	try {
		return json(await work(), { headers });
	} catch (error) {
		if (error instanceof NotFound) return json({ code: 'not_found' }, { status: 404, headers });
		if (error instanceof Forbidden) return json({ code: 'forbidden' }, { status: 403, headers });
		if (!(error instanceof Refusal)) throw error;
		const { code, details } = error;
		const status = code === 'upload_elsewhere' ? 409 : code === 'file_too_large' ? 413 : 422;
		return json({ code, sentence: sentenceOf(code, details), at: details['at'] }, { status, headers });
	}
}

/** Only our own pages may ask: a page of another origin has no reason to. */
export function isForeign(request: Request, url: URL): boolean {
	const origin = request.headers.get('origin');
	return (origin !== null && origin !== url.origin) || request.headers.get('sec-fetch-site') === 'cross-site';
}
