import { findPartnership, type NamedParty, type PartnershipPage } from '#network/index.server.ts';
import { budgetOf } from '#network/index.ts';
import { cameOf, type Came } from '../came.server.ts';
import { countryText } from '../lines.ts';
import { amountText, givenText } from '../words.ts';

/** All that a partnership's page and its files tell: what came of it only as it is told of each edition. */
export type Report = Came & {
	page: PartnershipPage;
	partners: { name: string; language: string; href: string }[];
	donors: {
		name: string;
		language: string;
		href: string;
		amount: string | null;
		/** All that this donor supports. */
		report: string;
		given: NamedParty;
	}[];
	budget: string[];
};

export async function reportOf({ actor, language, now }: App.Locals, slug: string): Promise<Report> {
	const page = await findPartnership(actor, slug, language);
	const of = (wanted: NamedParty['role']) => page.parties.filter(({ role }) => role === wanted);
	return {
		...(await cameOf(page.editionIds, language, now)),
		page,
		partners: of('partner').map((party) => partyText(party, language)),
		donors: of('donor').map((given) => {
			const party = partyText(given, language);
			return {
				...party,
				amount: givenText(given, language),
				report: `/${language}/partnerships/donors${party.href.slice(1 + language.length)}`,
				given
			};
		}),
		budget: budgetOf(page.parties).map(({ amount, currency }) => amountText(amount, currency, language))
	};
}

function partyText(party: NamedParty, language: string): { name: string; language: string; href: string } {
	const { organisation, country } = party;
	if (organisation)
		return {
			name: organisation.name,
			language: organisation.language,
			href: `/${language}/organisations/${organisation.slug}`
		};
	return {
		name: countryText(country ?? '', language),
		language,
		href: `/${language}/countries/${(country ?? '').toLowerCase()}`
	};
}
