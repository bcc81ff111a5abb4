import type { PartnershipLine } from '#network/index.server.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import { kindText, phaseText, spanText } from './words.ts';

export type ShownPartnership = {
	slug: string;
	title: { text: string; language: string };
	kind: string;
	centre: { slug: string; name: string; language: string };
	span: string;
	phase: string;
	countries: string;
	draft: boolean;
	illustrative: boolean;
};

/** A partnership as a list shows it. */
export function partnershipLine(line: PartnershipLine, today: string, language: string): ShownPartnership {
	const { slug, text, kind, centre, state, illustrative } = line;
	const names = line.countries.map((iso2) => countryText(iso2, language));
	return {
		slug,
		title: { text: text.title, language: text.language },
		kind: kindText(kind),
		centre: { slug: centre.slug, name: centre.name, language: centre.language },
		span: spanText(line, language),
		phase: phaseText(line, today),
		countries: new Intl.ListFormat(language).format(names),
		draft: state === 'draft',
		illustrative
	};
}

export function countryText(iso2: string, language: string): string {
	return labelIn(country(iso2)?.names ?? {}, language).text || iso2;
}
