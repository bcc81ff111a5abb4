// Crockford's Base32, which leaves out what is easily misread: i, l, o, u.
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const shape = /^(?:https?:\/\/)?(?:www\.)?(?:ror\.org\/)?(0[0-9a-hjkmnp-tv-z]{6}[0-9]{2})\/?$/u;

/**
 * An organisation's identifier in the Research Organization Registry, as its address: `https://ror.org/01f80g185`. The
 * last two digits check the seven before them (ISO/IEC 7064, MOD 97-10; ror.readme.io, "ROR identifier pattern").
 */
export function rorFrom(text: string): { ror: string } | { refusal: 'ror_unreadable' | 'ror_check_digits' } {
	const id = shape.exec(text.trim().toLowerCase())?.[1];
	if (id === undefined) return { refusal: 'ror_unreadable' };
	if (checkDigits(id.slice(0, 7)) !== id.slice(7)) return { refusal: 'ror_check_digits' };
	return { ror: `https://ror.org/${id}` };
}

function checkDigits(encoded: string): string {
	const number = [...encoded].reduce((sum, digit) => sum * 32 + digits.indexOf(digit), 0);
	return String(98 - ((number * 100) % 97)).padStart(2, '0');
}
