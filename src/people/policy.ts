import { isAdministrator, type Actor } from './actor.ts';

export type PeopleAct = 'list' | 'confirm' | 'grant' | 'withdraw';

/** What may be done with other people's accounts: by administrators, and by the hub itself (the command line). */
export function may(actor: Actor, act: PeopleAct): boolean {
	switch (act) {
		case 'list':
		case 'confirm':
		case 'grant':
		case 'withdraw':
			return actor.kind === 'system' || isAdministrator(actor);
	}
}

/** A hub must not be left without an administrator: neither by withdrawing the role nor by deleting the account. */
export function refusalToLoseAdministrator(others: number): 'last_administrator' | null {
	return others === 0 ? 'last_administrator' : null;
}
