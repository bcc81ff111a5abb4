import { direction } from '#vocabulary/index.ts';
import { csvFrom, xlsxFrom, type ExportTable } from '#training/index.ts';
import { NotFound } from '#platform/index.ts';
import { allowedIn, openEdition } from '#training/index.server.ts';
import { bookTable, figuresTable } from './tables.server.ts';
import type { RequestHandler } from './$types';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** The gradebook with names for the team; for whoever else works here, the edition's figures, without small groups. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor, language } = locals;
	const [, name = '', format = ''] = /^(gradebook|figures)\.(csv|xlsx)$/u.exec(params.file) ?? [];
	if (format !== 'csv' && format !== 'xlsx') throw new NotFound('file');
	const edition = await openEdition(actor, 'see', params.slug);
	const named = name === 'gradebook' && (await allowedIn(actor, edition)).includes('follow');
	const table: ExportTable = await (named ? bookTable : figuresTable)(locals, params.slug);
	const body =
		format === 'csv' ? csvFrom(table) : xlsxFrom(table, params.slug, direction(language) === 'rtl');
	return new Response(typeof body === 'string' ? body : Uint8Array.from(body), {
		headers: {
			'content-type': types[format],
			'content-disposition': `attachment; filename="${params.slug}-${named ? 'gradebook' : 'figures'}.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
};
