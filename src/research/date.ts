/**
 * '2020', '2020-03' or '2020-03-09' from what CSL-JSON calls a date: its parts, or whatever a person wrote. Null when no
 * year from 1500 to 2200 is in it.
 */
export function publishedFrom(issued: unknown): string | null {
	if (typeof issued === 'string' || typeof issued === 'number') return fromText(String(issued));
	if (typeof issued !== 'object' || issued === null) return null;
	const { 'date-parts': parts, raw, literal } = issued as Record<string, unknown>;
	const first: unknown = Array.isArray(parts) ? parts[0] : null;
	if (Array.isArray(first)) return fromParts(first.map(Number));
	return fromText(String(raw ?? literal ?? ''));
}

function fromText(text: string): string | null {
	const iso = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)/u.exec(text);
	if (iso) return fromParts(iso.slice(1).map(Number));
	const year = /\b(1[5-9]\d\d|2[01]\d\d)\b/u.exec(text)?.[1];
	return year ? fromParts([Number(year)]) : null;
}

/** What cannot be (a 13th month, 30 February) is left out, and the rest kept. */
function fromParts([year = NaN, month = NaN, day = NaN]: number[]): string | null {
	if (!Number.isInteger(year) || year < 1500 || year > 2200) return null;
	if (!(Number.isInteger(month) && month >= 1 && month <= 12)) return String(year);
	const two = (n: number) => String(n).padStart(2, '0');
	const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return Number.isInteger(day) && day >= 1 && day <= last
		? `${year}-${two(month)}-${two(day)}`
		: `${year}-${two(month)}`;
}
