/** As HTML's `input type=email` has it, and with a dot in the domain. */
const shape =
	/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The address in the one form we keep it in, or null when it is none. */
export function emailFrom(text: string): string | null {
	if (text.length > 320) return null;
	const email = text.trim().toLowerCase();
	return email.length <= 254 && shape.test(email) ? email : null;
}
