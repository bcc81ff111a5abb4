/** The browser's side of a passkey: what the server asks, shown to the device, and its answer sent back. */
type Outcome = 'done' | 'failed' | 'not_fresh';

export const browserHasPasskeys = (): boolean =>
	typeof PublicKeyCredential === 'function' &&
	'parseRequestOptionsFromJSON' in PublicKeyCredential &&
	'parseCreationOptionsFromJSON' in PublicKeyCredential;

export function addPasskey(name: string): Promise<Outcome> {
	return ceremony('register', async (options) => {
		const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
			options as PublicKeyCredentialCreationOptionsJSON
		);
		const response = await navigator.credentials.create({ publicKey });
		return { path: 'verify-registration', body: { response, name } };
	});
}

export function signInWithPasskey(): Promise<Outcome> {
	return ceremony('authenticate', async (options) => {
		const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
			options as PublicKeyCredentialRequestOptionsJSON
		);
		const response = await navigator.credentials.get({ publicKey });
		return { path: 'verify-authentication', body: { response } };
	});
}

type Answer = { path: string; body: object };

async function ceremony(kind: string, answer: (options: unknown) => Promise<Answer>): Promise<Outcome> {
	const asked = await fetch(`/api/auth/passkey/generate-${kind}-options`);
	if (asked.status === 403) return 'not_fresh';
	if (!asked.ok) return 'failed';
	try {
		const { path, body } = await answer(await asked.json());
		const verified = await fetch(`/api/auth/passkey/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		return verified.ok ? 'done' : 'failed';
	} catch {
		return 'failed'; // the person closed the dialogue, or the device has no such passkey
	}
}
