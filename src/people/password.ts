export const shortestPassword = 10;
export const longestPassword = 200;

/** Those of ten characters and more that head every published list of stolen passwords. */
const common = new Set([
	'1234567890', '0123456789', '0987654321', '12345678910', '123456789a', '1q2w3e4r5t', '1qaz2wsx3edc', 'qwertyuiop',
	'qwerty1234', 'qwerty12345', 'qwerty123456', 'password12', 'password123', 'password1234', 'password12345', 'passw0rd123',
	'administrator', 'admin12345', 'welcome123', 'iloveyou12', 'iloveyou123', 'contraseña', 'contrasena', 'motdepasse',
	'abcdefghij', 'asdfghjkl;', 'asdfghjkl1', 'zxcvbnm123', 'abc1234567', 'letmein123'
]); // prettier-ignore

/**
 * Why a password is not accepted, or null. Length is what counts, as in NIST SP 800-63B-4, section 3.1.1.2:
 * no rules about kinds of characters, none about changing it every so often.
 */
export function refusalToPassword(
	password: string,
	about: { email: string; name?: string }
): 'password_short' | 'password_long' | 'password_common' | null {
	if (password.length > longestPassword) return 'password_long';
	if ([...password].length < shortestPassword) return 'password_short';
	const lower = password.toLowerCase();
	if (common.has(lower) || new Set(lower).size < 4) return 'password_common';
	const own = [about.email, about.email.split('@')[0], about.name?.toLowerCase()];
	return own.includes(lower) ? 'password_common' : null;
}
