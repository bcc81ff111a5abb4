/**
 * The IANA zone of a country that has one, by the tz database's zone1970.tab (public domain); for countries with several,
 * that of the city. Enough for the places named in the catalogue; an editor may set any zone.
 */
const byCountry: Record<string, string> = {
	AE: 'Asia/Dubai',
	AG: 'America/Antigua',
	AT: 'Europe/Vienna',
	AZ: 'Asia/Baku',
	BD: 'Asia/Dhaka',
	BE: 'Europe/Brussels',
	BY: 'Europe/Minsk',
	BZ: 'America/Belize',
	CH: 'Europe/Zurich',
	CO: 'America/Bogota',
	CR: 'America/Costa_Rica',
	CZ: 'Europe/Prague',
	DE: 'Europe/Berlin',
	DO: 'America/Santo_Domingo',
	EG: 'Africa/Cairo',
	ET: 'Africa/Addis_Ababa',
	FR: 'Europe/Paris',
	GB: 'Europe/London',
	GD: 'America/Grenada',
	GE: 'Asia/Tbilisi',
	GH: 'Africa/Accra',
	GR: 'Europe/Athens',
	GT: 'America/Guatemala',
	HN: 'America/Tegucigalpa',
	HU: 'Europe/Budapest',
	IN: 'Asia/Kolkata',
	IT: 'Europe/Rome',
	JO: 'Asia/Amman',
	JP: 'Asia/Tokyo',
	KE: 'Africa/Nairobi',
	KG: 'Asia/Bishkek',
	LB: 'Asia/Beirut',
	LY: 'Africa/Tripoli',
	MA: 'Africa/Casablanca',
	MD: 'Europe/Chisinau',
	MT: 'Europe/Malta',
	MY: 'Asia/Kuala_Lumpur',
	NA: 'Africa/Windhoek',
	NG: 'Africa/Lagos',
	NL: 'Europe/Amsterdam',
	NO: 'Europe/Oslo',
	NP: 'Asia/Kathmandu',
	PA: 'America/Panama',
	PE: 'America/Lima',
	PH: 'Asia/Manila',
	PL: 'Europe/Warsaw',
	RW: 'Africa/Kigali',
	SN: 'Africa/Dakar',
	SV: 'America/El_Salvador',
	TD: 'Africa/Ndjamena',
	TH: 'Asia/Bangkok',
	TJ: 'Asia/Dushanbe',
	TM: 'Asia/Ashgabat',
	TN: 'Africa/Tunis',
	TR: 'Europe/Istanbul',
	VC: 'America/St_Vincent',
	ZA: 'Africa/Johannesburg'
};

const byCity: Record<string, string> = {
	'AR Buenos Aires': 'America/Argentina/Buenos_Aires',
	'BR São Paulo': 'America/Sao_Paulo',
	'CL Santiago': 'America/Santiago',
	'EC Quito': 'America/Guayaquil',
	'ES Barcelona': 'Europe/Madrid',
	'ES Girona': 'Europe/Madrid',
	'ES Madrid': 'Europe/Madrid',
	'ES Las Palmas': 'Atlantic/Canary',
	'KZ Almaty': 'Asia/Almaty',
	'MX Mexico City': 'America/Mexico_City',
	'MX Tijuana': 'America/Tijuana',
	'PT Lisbon': 'Europe/Lisbon',
	'RU Moscow': 'Europe/Moscow',
	'US New York': 'America/New_York',
	'US Washington, D.C.': 'America/New_York'
};

/** The zone of a city in a country; null where it is not known. */
export function zoneOf(country: string | null | undefined, city: string | null | undefined): string | null {
	if (!country) return null;
	return byCity[`${country} ${city ?? ''}`] ?? byCountry[country] ?? null;
}

/** The same without a city: null where it has several. */
export function zoneOfCountry(country: string | null): string | null {
	return country === null ? null : (byCountry[country] ?? null);
}
