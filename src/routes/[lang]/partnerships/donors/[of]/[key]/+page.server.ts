import { donorPath } from '#network/index.server.ts';
import { countryText } from '../../../lines.ts';
import { givenText, kindText, phaseText, spanText } from '../../../words.ts';
import { donorReportOf } from './report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { language, now } = locals;
	const { donor, partnerships, budget, runs, outcome, counted, countries, projects } = await donorReportOf(
		locals,
		params
	);
	const today = now.toISOString().slice(0, 10);
	return {
		...{ budget, runs, outcome, counted, countries, projects },
		name: { text: donor.name, language: donor.language },
		path: donorPath(language, donor),
		own: `/${language}/${donor.kind}/${donor.kind === 'countries' ? donor.key.toLowerCase() : donor.key}`,
		illustrative: partnerships.some(({ page }) => page.illustrative),
		partnerships: partnerships.map(({ page, given }) => ({
			slug: page.slug,
			title: page.text,
			kind: kindText(page.kind),
			centre: page.centre,
			span: spanText(page, language),
			phase: phaseText(page, today),
			countries: page.parties.flatMap(({ country, role }) =>
				country && role === 'partner' ? countryText(country, language) : []
			),
			given: givenText(given, language)
		}))
	};
};
