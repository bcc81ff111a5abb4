import { reportFile } from '../../came-table.ts';
import { reportOf } from '../report.server.ts';
import { reportTable } from '../table.ts';
import type { RequestHandler } from './$types';

/** What the page tells, as a table to take away: nothing more is in it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const table = reportTable(await reportOf(locals, params.slug), locals.language);
	return reportFile(table, params.format, params.slug, locals.language);
};
