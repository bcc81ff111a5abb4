import { isAdministrator, isEditor, type Actor } from '#people/index.ts';

export type CertificateAct = 'revoke' | 'correct_name' | 'rotate_key';

/**
 * Certificates are public to whoever has the code. They are changed by who answers for the hub; a row above that lets
 * others do so (a course's team) decides by its own policy and calls the commands that take a transaction.
 */
export function may(actor: Actor, act: CertificateAct): boolean {
	switch (act) {
		case 'revoke':
		case 'correct_name':
			return actor.kind === 'system' || isEditor(actor);
		case 'rotate_key':
			return actor.kind === 'system' || isAdministrator(actor);
	}
}
