import { isRosteringStaff, type Actor } from '#people/index.ts';

/**
 * keep: see all of the roster, invite, vet, make shortlists, ask for assignments, write references; own: tell, confirm,
 * withdraw and erase a profile, answer what one is asked.
 */
export type ExpertAct = 'keep' | 'own';

/** `personId`: whose profile it is. What is whose is decided here; who sees what is `visibleParts`. */
export function mayExpert(actor: Actor, act: ExpertAct, personId: string | null = null): boolean {
	switch (act) {
		case 'keep':
			return actor.kind === 'system' || isRosteringStaff(actor);
		case 'own':
			return actor.kind === 'person' && actor.id === personId;
	}
}
