import { isAdministrator, type Actor } from '#people/index.ts';

export type CertificateAct = 'oversee' | 'revoke' | 'correct_name' | 'rotate_key';

/**
 * Certificates are public to whoever has the code. Administrators list and change all of them; a row above that lets
 * others do so for some (who leads an edition, for those of its learners) decides by its own policy, says which, and
 * calls the commands that take a transaction.
 */
export function may(actor: Actor, act: CertificateAct): boolean {
	switch (act) {
		case 'oversee':
		case 'revoke':
		case 'correct_name':
		case 'rotate_key':
			return actor.kind === 'system' || isAdministrator(actor);
	}
}
