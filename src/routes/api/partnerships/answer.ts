import { budgetOf, partnershipPath, partnershipPhase } from '#network/index.ts';
import type { PartnershipLine, PartnershipPage } from '#network/index.server.ts';
import type * as v from 'valibot';
import { documentPath } from '../../[lang]/partnerships/paths.ts';
import { organisationNameAnswer } from '../answers.server.ts';
import type * as schemas from '../schemas.ts';

type Asked = { origin: string; language: string; today: string };

export function partnershipAnswer(
	line: PartnershipLine,
	{ origin, language, today }: Asked
): v.InferOutput<typeof schemas.Partnership> {
	const { slug, kind, startsOn, endsOn, countries, illustrative, text } = line;
	return {
		...{ slug, url: `${origin}${partnershipPath(language, slug)}`, kind },
		phase: partnershipPhase(line, today),
		title: { text: text.title, language: text.language },
		summary: text.summary === '' ? null : { text: text.summary, language: text.language },
		centre: organisationNameAnswer(line.centre),
		...{ startsOn, endsOn, countries, illustrative }
	};
}

export function partnershipWholeAnswer(
	page: PartnershipPage,
	asked: Asked
): v.InferOutput<typeof schemas.PartnershipWhole> {
	const { origin, language } = asked;
	const countries = [
		...new Set(page.parties.flatMap(({ country, role }) => (country && role === 'partner' ? country : [])))
	];
	const report = `${origin}${partnershipPath(language, page.slug)}/report`;
	return {
		...partnershipAnswer({ ...page, countries }, asked),
		parties: page.parties.map(({ organisation, ...party }) => ({
			...party,
			organisation: organisation && organisationNameAnswer(organisation)
		})),
		budget: budgetOf(page.parties),
		documents: page.documents.map((one) => ({
			...{ name: one.name, language: one.language },
			url: `${origin}${documentPath(language, page.slug, one.id)}`
		})),
		report: { csv: `${report}.csv`, xlsx: `${report}.xlsx` }
	};
}
