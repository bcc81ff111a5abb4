import { addressees, copyings, dossierKinds, dossierRoles, wordings } from '#research/index.ts';
import * as v from 'valibot';
import { OrganisationName } from './organisation.ts';
import { address, day, whole, year } from './plain.ts';
import { LocalText } from './text.ts';

export const Dossier = v.object({
	id: v.pipe(v.string(), v.uuid()),
	slug: v.string(),
	kind: v.picklist(dossierKinds),
	url: v.pipe(address, v.description('the page here, in the language asked for')),
	website: v.nullable(address),
	title: v.pipe(LocalText, v.description('of a recommendation: what is recommended')),
	summary: v.pipe(v.nullable(LocalText), v.description('what it is about, why, or what was done')),
	results: v.nullable(LocalText),
	conditions: v.pipe(v.nullable(LocalText), v.description('what one needs to copy a practice')),
	passage: v.pipe(v.nullable(LocalText), v.description('the paragraph a recommendation rests on')),
	languages: v.pipe(v.array(v.string()), v.description('languages its text exists in here')),
	organisations: v.array(v.object({ ...OrganisationName.entries, role: v.picklist(dossierRoles) })),
	funders: v.array(v.string()),
	publications: v.array(v.object({ slug: v.string(), title: LocalText, url: address })),
	startedYear: year,
	endedYear: year,
	place: v.nullable(v.string()),
	countries: v.pipe(v.array(v.string()), v.description('ISO 3166-1 alpha-2')),
	regions: v.pipe(v.array(v.string()), v.description('UN M49')),
	topics: v.array(v.string()),
	sdgTargets: v.array(v.string()),
	gcmObjectives: v.array(whole),
	addressees: v.array(v.picklist(addressees)),
	wording: v.pipe(
		v.nullable(v.picklist(wordings)),
		v.description('whether a recommendation is in the words of its publication')
	),
	locator: v.nullable(v.string()),
	copying: v.nullable(v.picklist(copyings)),
	uptakes: v.array(
		v.object({
			language: v.string(),
			what: v.string(),
			country: v.nullable(v.string()),
			year,
			byWhom: v.nullable(v.string()),
			evidenceUrl: address,
			illustrative: v.boolean()
		})
	),
	source: v.nullable(v.string()),
	evidence: v.string(),
	confirmedOn: v.nullable(day),
	illustrative: v.boolean()
});
