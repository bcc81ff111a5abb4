import { emailFrom } from './email.ts';
import { cleanName, refusalToName } from './name.ts';
import { refusalToPassword } from './password.ts';

/** What a person says of themselves when an account is made. */
export type NewPerson = { name: string; email: string; password: string; language: string };

export type PersonProblem = { field: 'name' | 'email' | 'password'; code: string };

/** Everything that keeps an account from being made, in the order of the form. */
export function problemsOf(wanted: NewPerson): PersonProblem[] {
	const email = emailFrom(wanted.email);
	const name = cleanName(wanted.name);
	const refusals = {
		name: refusalToName(name),
		email: email === null ? 'email_invalid' : null,
		password: refusalToPassword(wanted.password, { email: email ?? wanted.email.slice(0, 320), name })
	};
	return (['name', 'email', 'password'] as const).flatMap((field) => {
		const code = refusals[field];
		return code ? [{ field, code }] : [];
	});
}
