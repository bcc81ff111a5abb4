/** An ORCID without its address, when its last character is right (ISO 7064, MOD 11-2); else null. */
export function orcidFrom(text: string): string | null {
	const found = /(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])\/?$/iu.exec(text.trim());
	if (!found) return null;
	const orcid = found.slice(1, 5).join('-').toUpperCase();
	const digits = orcid.replaceAll('-', '');
	const sum = [...digits.slice(0, 15)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
	const check = (12 - (sum % 11)) % 11;
	return digits.at(-1) === (check === 10 ? 'X' : String(check)) ? orcid : null;
}
