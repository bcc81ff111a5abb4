/** Crockford's base 32: no I, L, O or U, so that a code read aloud or copied by hand stays itself. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const drawn = 15;

/** Bytes of chance that `codeFrom` needs: five bits of each make one character, 75 bits in all. */
export const codeBytes = drawn;

/** Sixteen characters in groups of four; the last is computed from the others. */
export function codeFrom(random: Uint8Array): string {
	const digits = [...random.slice(0, drawn)].map((byte) => byte & 31);
	if (digits.length < drawn) throw new RangeError(`a code needs ${drawn} random bytes`);
	return grouped([...digits, checkDigit(digits)].map((digit) => alphabet[digit]).join(''));
}

/** The code as we write it, from how somebody else wrote it; null when a letter is wrong, missing or too many. */
export function readCode(text: string): string | null {
	const plain = text
		.slice(0, 100)
		.toUpperCase()
		.replace(/[\s\p{Pd}]/gu, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	const digits = [...plain].map((letter) => alphabet.indexOf(letter));
	if (digits.length !== drawn + 1 || digits.includes(-1)) return null;
	return digits.at(-1) === checkDigit(digits.slice(0, -1)) ? grouped(plain) : null;
}

function grouped(plain: string): string {
	return (plain.match(/.{4}/g) ?? []).join('-');
}

/**
 * Σ αⁱ·dᵢ in the field of 32 elements, where α is primitive: any one wrong character and any two neighbours exchanged
 * give another sum. (Crockford's own check, modulo 37, needs five more signs, among them `*` and `$`.)
 */
function checkDigit(digits: number[]): number {
	return digits.reduce((sum, digit) => timesAlpha(sum ^ digit), 0);
}

/** x⁵ + x² + 1 generates the field. */
function timesAlpha(element: number): number {
	const doubled = element << 1;
	return doubled & 32 ? (doubled & 31) ^ 0b101 : doubled;
}
