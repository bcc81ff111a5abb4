import { m } from '#messages/messages.js';
import { dossierPath, type DossierSummary } from '#research/index.ts';
import { dossierSummaries } from '#research/index.server.ts';
import { country, labelIn, region } from '#vocabulary/index.ts';
import { addresseeText, yearsIn } from '../dossiers/words.ts';
import type { Found } from './found.ts';

/** Projects, recommendations and practices, by id. */
export async function dossiersFound(ids: string[], language: string): Promise<Map<string, Found>> {
	const all = await dossierSummaries(ids, language);
	return new Map(all.map((one) => [one.id, dossierFound(one, language)]));
}

export function dossierFound(one: DossierSummary, language: string): Found {
	return {
		...{ id: one.id, slug: one.slug, path: dossierPath(language, one) },
		...{ title: one.title, summary: one.summary },
		line: factsOf(one, language).join(' · ') || null,
		publishedAt: one.publishedAt,
		illustrative: one.illustrative
	};
}

const mostPlaces = 4;

function factsOf(one: DossierSummary, language: string): string[] {
	const places = [
		...one.countries.map((iso2) => labelIn(country(iso2)?.names ?? {}, language).text),
		...one.regions.map((m49) => labelIn(region(m49)?.labels ?? {}, language).text)
	];
	const more = places.length - mostPlaces;
	const where = [
		...places.slice(0, mostPlaces),
		...(more > 0 ? [m.dossier_more_places({ count: more })] : [])
	].join(m.entry_comma());
	const whose = one.organisations.map(({ shortName, name }) => shortName ?? name).join(m.entry_comma());
	const to = one.addressees.map(addresseeText).join(m.entry_comma());
	return [
		to && m.dossier_speaks_to({ whom: to }),
		whose,
		one.place,
		where,
		yearsIn(one),
		one.uptakes > 0 && m.dossier_taken_up({ count: one.uptakes })
	].filter((fact): fact is string => Boolean(fact));
}
