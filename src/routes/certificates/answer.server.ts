import { readCode } from '#certificates/index.ts';
import { NotFound } from '#platform/index.ts';

/** For any page and programme; not to be found by search engines, since a name stands in it. */
export function signedAnswer(body: BodyInit, type: string, headers: Record<string, string> = {}): Response {
	return new Response(body, {
		headers: {
			'content-type': type,
			'access-control-allow-origin': '*',
			'cross-origin-resource-policy': 'cross-origin',
			'cache-control': 'public, max-age=60',
			'x-robots-tag': 'noindex',
			...headers
		}
	});
}

/** One address for each certificate, however its code is written. Throws NotFound. */
export function codeOf(text: string): string {
	const code = readCode(text);
	if (code === null) throw new NotFound('certificate');
	return code;
}
