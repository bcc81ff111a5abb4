/**
 * The numbers that a typed text may mean, the likeliest first; none where it is no number.
 *
 * People type in the digits of their script, with or without groups, with a point or a comma. Only one case has two
 * readings: a single point or comma before exactly three digits (1,500 is fifteen hundred in English, one and a half in
 * French). Which one is first follows the language; an answer is right if either is, since a wrong answer that is a
 * thousand times too big and written just so does not happen.
 */
export function numberReadings(typed: string, language: string, unit: string | null = null): number[] {
	if (typed.length > longest) return [];
	const text = bare(typed, unit);
	const [, sign = '', digits = '', power] =
		/^([+-]?)([\d.,'_ \u066b]+)(?:e([+-]?\d{1,3}))?$/u.exec(text) ?? [];
	const readings = mantissas(digits.trim(), language).map((mantissa) =>
		Number(`${sign}${mantissa}e${power ?? 0}`)
	);
	return readings.filter(Number.isFinite);
}

/** Characters; no number that anybody types, with its unit, has more. */
const longest = 300;

/** The likeliest reading; null: not a number. */
export function readNumber(typed: string, language: string, unit: string | null = null): number | null {
	return numberReadings(typed, language, unit)[0] ?? null;
}

const invisible = /\p{Cf}/gu;

/** Digits of any script as 0–9, signs and spaces in one form, without unit, currency or per cent. */
function bare(typed: string, unit: string | null): string {
	const plain = plainDigits(typed).replace(invisible, '').replace(/\s+/gu, ' ').trim().toLowerCase();
	const sign = unit ? plainDigits(unit).replace(/\s+/gu, ' ').trim().toLowerCase() : '';
	const without =
		sign !== '' && plain.endsWith(sign)
			? plain.slice(0, -sign.length)
			: sign !== '' && plain.startsWith(sign)
				? plain.slice(sign.length)
				: plain;
	return without
		.replace(/[%٪\p{Sc}]/gu, '')
		.replace(/[\u2010-\u2015\u2212]/gu, '-')
		.replace(/[\u060c\u3001]/gu, ',')
		.replace(/[\u3002]/gu, '.')
		.replace(/[’‘`´]/gu, "'")
		.replace(/\u066c/gu, '_')
		.replace(/^([+-]) /u, '$1')
		.trim();
}

/** Every decimal digit of Unicode as the ASCII one: each script has its ten in a row, sometimes right after another's. */
export function plainDigits(text: string): string {
	return text.normalize('NFKC').replace(/(?![0-9])\p{Nd}/gu, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		let value = 0;
		while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
		return String(value % 10);
	});
}

/** Groups of three; in South Asia of two before the last three. */
const grouped = (separator: string) =>
	new RegExp(`^\\d{1,3}(?:[${separator}]\\d{2,3})*[${separator}]\\d{3}$`, 'u');

/** What stands before the power of ten, as JavaScript writes it. */
function mantissas(text: string, language: string): string[] {
	if (!/\d/u.test(text)) return [];
	const marks = [...new Set(text.replace(/\d/gu, ''))];
	if (text.includes('\u066b')) return parted(text, '\u066b');
	if (marks.includes('.') && marks.includes(','))
		return parted(text, text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',');
	const mark = marks.find((one) => one === '.' || one === ',');
	if (mark === undefined) return whole(text);
	if (text.indexOf(mark) !== text.lastIndexOf(mark)) return whole(text);
	const [part, group] = [parted(text, mark), /^[1-9]\d{0,2}[.,]\d{3}$/u.test(text) ? whole(text) : []];
	return decimalMark(language) === mark ? [...part, ...group] : [...group, ...part];
}

function parted(text: string, mark: string): string[] {
	const [before = '', after = '', ...more] = text.split(mark);
	if (more.length > 0 || !/^\d*$/u.test(after)) return [];
	const [units] = before === '' ? ['0'] : whole(before);
	return units === undefined ? [] : [`${units}.${after === '' ? 0 : after}`];
}

function whole(text: string): string[] {
	if (/^\d+$/u.test(text)) return [text];
	const [separator] = text.replace(/\d/gu, '');
	return separator && grouped(separator).test(text) ? [text.replace(/\D/gu, '')] : [];
}

function decimalMark(language: string): string {
	try {
		const parts = new Intl.NumberFormat(language).formatToParts(1.5);
		return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
	} catch {
		return '.'; // no such language
	}
}
