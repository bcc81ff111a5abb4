import { m } from '#messages/messages.js';

export type RefusedLink = 'forged' | 'revoked' | 'closed' | 'early' | 'over' | 'erased';

/** Why a link opens nothing, and what to do. `day`: until when it did. */
export function refusedText(refused: RefusedLink, day: string): string {
	switch (refused) {
		case 'forged':
			return m.plans_refused_forged();
		case 'revoked':
			return m.plans_refused_revoked();
		case 'closed':
			return m.plans_refused_closed();
		case 'early':
			return m.plans_refused_early();
		case 'over':
			return m.plans_refused_over({ day });
		case 'erased':
			return m.plans_refused_erased();
	}
}
