import cityList from './cities.json' with { type: 'json' };
import countryList from './countries.json' with { type: 'json' };
import regionList from './regions.json' with { type: 'json' };
import { labelIn, type Labels } from './languages.ts';

/** ISO 3166-1; `region` and the others are UN M49 codes. */
export type Country = {
	iso2: string;
	iso3: string;
	m49: string;
	region: string | null;
	subRegion: string | null;
	intermediateRegion: string | null;
	names: Labels;
};
/** A UN M49 region: Africa, Western Africa… */
export type Region = { m49: string; parent: string | null; level: string; members: string[]; labels: Labels };

export const countries: readonly Country[] = countryList;
export const regions: readonly Region[] = regionList;
const countryByCode = new Map(countries.map((country) => [country.iso2, country]));
const regionByCode = new Map(regions.map((region) => [region.m49, region]));

const cityByName = new Map<string, Labels>(cityList.map((names) => [names.en, names]));

/** A city by its English name, in another language; as it came where we have no name for it. */
export function cityName(name: string, language: string): string {
	const names = cityByName.get(name);
	return names ? labelIn(names, language).text : name;
}

export function country(iso2: string): Country | undefined {
	return countryByCode.get(iso2);
}

export function region(m49: string): Region | undefined {
	return regionByCode.get(m49);
}

/** The M49 regions a country lies in, nearest first. */
export function regionsOf(iso2: string): string[] {
	const found = countryByCode.get(iso2);
	if (!found) return [];
	return [found.intermediateRegion, found.subRegion, found.region].filter(
		(code): code is string => code !== null
	);
}

/** The regions around a region, nearest first; the world is not one of them. */
export function regionsAround(m49: string): string[] {
	const around: string[] = [];
	for (
		let parent = regionByCode.get(m49)?.parent;
		parent && regionByCode.has(parent);
		parent = regionByCode.get(parent)?.parent
	)
		around.push(parent);
	return around;
}
