import { csvFrom, xlsxFrom } from '#training/index.ts';
import { direction } from '#vocabulary/index.ts';
import { reportOf } from '../report.server.ts';
import { figuresTable } from '../table.ts';
import type { RequestHandler } from './$types';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** What the page tells, as a table to take away: nothing more is in it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { language } = locals;
	const format = params.format === 'xlsx' ? 'xlsx' : 'csv';
	const table = figuresTable(await reportOf(locals, params.slug, url.searchParams.get('donor')));
	const body =
		format === 'csv' ? csvFrom(table) : xlsxFrom(table, params.slug, direction(language) === 'rtl');
	return new Response(typeof body === 'string' ? body : Uint8Array.from(body), {
		headers: {
			'content-type': types[format],
			'content-disposition': `attachment; filename="${params.slug}-figures.${format}"`,
			'content-language': language,
			'cache-control': 'no-store'
		}
	});
};
