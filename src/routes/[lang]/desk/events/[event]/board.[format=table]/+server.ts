import { csvFrom, xlsxFrom } from '#training/index.ts';
import { direction } from '#vocabulary/index.ts';
import { shownBoard } from '../../../../../plans/board-shown.server.ts';
import { boardTable } from '../../../../../plans/board-table.ts';
import type { RequestHandler } from './$types';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** What the board tells this person, as a table to take away: nothing more is in it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const format = params.format === 'xlsx' ? 'xlsx' : 'csv';
	const table = boardTable(await shownBoard(actor, params.event, url.searchParams, language, now));
	const body =
		format === 'csv' ? csvFrom(table) : xlsxFrom(table, params.event, direction(language) === 'rtl');
	return new Response(typeof body === 'string' ? body : Uint8Array.from(body), {
		headers: {
			'content-type': types[format],
			'content-disposition': `attachment; filename="${params.event}-plans.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
};
