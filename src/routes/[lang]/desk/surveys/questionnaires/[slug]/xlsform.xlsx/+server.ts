import { m } from '#messages/messages.js';
import { writeWorkbook } from '#platform/index.server.ts';
import { openQuestionnaire } from '#surveys/index.server.ts';
import { toXlsForm } from '#surveys/index.ts';
import { countries, isUiLanguage, languageName } from '#vocabulary/index.ts';
import { onlyFor } from '../../../../only.server.ts';
import type { RequestHandler } from './$types';

/** The draft as XLSForm, for KoboToolbox, ODK and their kin; what it cannot say stands in a sheet of its own. */
export const GET: RequestHandler = async (event) => {
	onlyFor('workers', event);
	const { slug, draft, versions } = await openQuestionnaire(event.locals.actor, event.params.slug);
	const { sheets, unrepresented } = toXlsForm(draft, slug, versions[0]?.number ?? null, {
		nameOf: languageName,
		declined: (language) => m.surveys_decline({}, isUiLanguage(language) ? { locale: language } : {}),
		countries: countries.map(({ iso2, names }) => ({
			id: iso2,
			texts: { ...names } as Record<string, string>
		}))
	});
	const left = unrepresented.map(({ at, code, text }) => [at, code, text]);
	const body = writeWorkbook({
		...sheets,
		...(left.length > 0 && { not_represented: [['name', 'what', 'text'], ...left] })
	});
	return new Response(Uint8Array.from(body), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': `attachment; filename="${slug}.xlsx"`,
			'cache-control': 'private, no-store'
		}
	});
};
