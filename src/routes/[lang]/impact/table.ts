import type { OpenTable } from '#impact/index.server.ts';
import { csvFrom } from '#training/index.ts';

/** A table to take away; no cell of it is a formula. */
export function tableAnswer(table: OpenTable, name: string, language: string): Response {
	return new Response(csvFrom(table), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}.csv"`,
			'content-language': language,
			'cache-control': 'no-store'
		}
	});
}
