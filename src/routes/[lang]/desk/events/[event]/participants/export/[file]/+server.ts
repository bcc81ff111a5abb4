import { participantList } from '#events/index.server.ts';
import { m } from '#messages/messages.js';
import { NotFound } from '#platform/index.ts';
import { csvFrom, xlsxFrom, type ExportTable } from '#training/index.ts';
import { country, direction, labelIn, languageNameIn } from '#vocabulary/index.ts';
import { participantTexts } from '../../../applications/words.ts';
import type { RequestHandler } from './$types';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** Who takes part, to take away: no cell is ever a formula, whatever somebody calls themselves. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor, language } = locals;
	const [, format] = /^participants\.(csv|xlsx)$/u.exec(params.file) ?? [];
	if (format !== 'csv' && format !== 'xlsx') throw new NotFound('file');
	const { participants } = await participantList(actor, params.event, language);
	const table: ExportTable = [
		[
			...[m.applications_column_name(), m.applications_email(), m.applications_ready_organisation()],
			...[m.applications_dimension_country(), m.applications_letters_in(), m.applications_filter_state()],
			m.applications_badge()
		],
		...participants.map((one) => [
			...[one.name, one.email, one.organisation],
			one.country && labelIn(country(one.country)?.names ?? {}, language).text,
			languageNameIn(one.language, language),
			participantTexts[one.state](),
			one.badgeCode
		])
	];
	const body =
		format === 'csv' ? csvFrom(table) : xlsxFrom(table, params.event, direction(language) === 'rtl');
	return new Response(typeof body === 'string' ? body : Uint8Array.from(body), {
		headers: {
			'content-type': types[format],
			'content-disposition': `attachment; filename="${params.event}-participants.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
};
