import { NotFound } from '#platform/index.ts';
import {
	codebook,
	openOwnWave,
	questionnaireOfWave,
	responsesOf,
	responsesTable
} from '#surveys/index.server.ts';
import { csvFrom, xlsxFrom } from '#training/index.ts';
import { direction } from '#vocabulary/index.ts';
import { onlyFor } from '../../../../../only.server.ts';
import type { RequestHandler } from './$types';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** The responses as the linkage of their wave lets anybody have them, and what their columns mean. No cell is a formula. */
export const GET: RequestHandler = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	const [, name = '', format = ''] = /^(responses|codebook)\.(csv|xlsx)$/u.exec(event.params.file) ?? [];
	if (format !== 'csv' && format !== 'xlsx') throw new NotFound('file');
	const wave = await openOwnWave(actor, event.params.slug);
	const questionnaire = await questionnaireOfWave(wave);
	const table =
		name === 'responses'
			? responsesTable(wave, questionnaire, await responsesOf(wave))
			: codebook(questionnaire, language);
	const body = format === 'csv' ? csvFrom(table) : xlsxFrom(table, wave.slug, direction(language) === 'rtl');
	return new Response(typeof body === 'string' ? body : Uint8Array.from(body), {
		headers: {
			'content-type': types[format],
			'content-disposition': `attachment; filename="${wave.slug}-${name}.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
};
