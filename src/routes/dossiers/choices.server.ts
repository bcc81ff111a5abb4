import { m } from '#messages/messages.js';
import { addressees, copyings, dossierRoles, wordings, type DossierKind } from '#research/index.ts';
import { countries, labelIn, languageName, languages } from '#vocabulary/index.ts';
import { choicesFor } from '../[lang]/desk/entries/form/choices.server.ts';
import { addresseeText, copyingText, roleText } from './words.ts';

export type Option = { value: string; label: string; lang?: string };

export function countryOptions(language: string): Option[] {
	const collator = new Intl.Collator(language, { sensitivity: 'base' });
	return countries
		.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
		.sort((a, b) => collator.compare(a.label, b.label));
}

/** Every language by its own name. */
export function languageOptions(): Option[] {
	return languages.map(({ code }) => ({ value: code, label: languageName(code), lang: code }));
}

/** What the form of a dossier offers, in words of the page's language. */
export async function dossierChoices(kind: DossierKind, language: string) {
	const {
		topics,
		objectives,
		goals,
		regions,
		countries: places,
		organisations,
		languages: spoken
	} = await choicesFor('resource', language);
	return {
		...{ topics, objectives, goals, regions, countries: places, organisations, languages: spoken },
		roles: dossierRoles
			.filter((role) => kind === 'project' || role !== 'funder')
			.map((role) => ({ value: role, label: roleText(role) })),
		addressees: addressees.map((value) => ({ value, label: addresseeText(value) })),
		copyings: copyings.map((value) => ({ value, label: copyingText(value) })),
		wordings: wordings.map((value) => ({
			value,
			label: value === 'author' ? m.dossier_wording_author() : m.dossier_wording_curator()
		}))
	};
}
export type DossierChoices = Awaited<ReturnType<typeof dossierChoices>>;
