import type { Where } from '#research/index.ts';
import { country, labelIn, region } from '#vocabulary/index.ts';

/** A country or a region to be compared. */
export type Place = {
	/** As the address says it: 'EC' or '145'. */
	code: string;
	name: string;
	where: NonNullable<Where>;
	/** The same for a search. */
	filter: readonly ['country' | 'region', string];
	path: string;
};

export const fewest = 2;
export const most = 4;

export type Asked = {
	places: Place[];
	/** What is neither a country nor a region. */
	unknown: string[];
	/** More were named than are compared at once. */
	tooMany: boolean;
};

/** `?with=EC&with=145`, also `with=EC,145`: each place once, the first four. */
export function placesFrom(params: URLSearchParams, language: string): Asked {
	const named = params
		.getAll('with')
		.flatMap((text) => text.split(','))
		.map((text) => text.trim())
		.filter((text) => text !== '')
		.slice(0, 50);
	const found = [...new Set(named.map((text) => text.toUpperCase()))].map((code) => ({
		code,
		place: placeOf(code, language)
	}));
	const places = found.flatMap(({ place }) => place ?? []);
	return {
		places: places.slice(0, most),
		unknown: found.flatMap(({ code, place }) => (place ? [] : code.slice(0, 20))).slice(0, 5),
		tooMany: places.length > most
	};
}

function placeOf(code: string, language: string): Place | null {
	const land = /^[A-Z]{2}$/.test(code) ? country(code) : undefined;
	if (land)
		return {
			...{ code, name: labelIn(land.names, language).text, where: { country: code } },
			...{ filter: ['country', code], path: `/${language}/countries/${code.toLowerCase()}` }
		};
	const around = region(code);
	if (!around) return null;
	return {
		...{ code, name: labelIn(around.labels, language).text, where: { region: code } },
		...{ filter: ['region', code], path: `/${language}/regions/${code}` }
	};
}
