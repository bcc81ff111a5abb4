import { reportFile } from '../../../../came-table.ts';
import { donorReportOf } from '../report.server.ts';
import { donorTable } from '../table.ts';
import type { RequestHandler } from './$types';

/** What the donor's page tells, as a table to take away. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const table = donorTable(await donorReportOf(locals, params), locals.language);
	return reportFile(table, params.format, params.key.toLowerCase(), locals.language);
};
