import { citationFiles, isCitationFormat } from '#research/index.ts';
import type { CitedWork } from '#research/index.server.ts';
import { NotFound } from '#platform/index.ts';

/** Works as a file for reference managers, saved under `name`. */
export function citationResponse(works: readonly CitedWork[], asked: string, name: string): Response {
	const format = asked === 'csl.json' ? 'json' : asked;
	if (!isCitationFormat(format)) throw new NotFound('file');
	const { mediaType, write } = citationFiles[format];
	return new Response(write(works), {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename="${name}.${asked}"`,
			'cache-control': 'public, max-age=300',
			'access-control-allow-origin': '*',
			'cross-origin-resource-policy': 'cross-origin'
		}
	});
}
