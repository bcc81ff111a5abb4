import { fewestShown } from '#platform/index.ts';
import type { ConsentScope } from './story.ts';

/** How exactly somebody is named to readers, the most exact first. */
export const shownAs = ['name', 'country', 'region', 'role', 'participant'] as const;
export type ShownAs = (typeof shownAs)[number];

/** How many participants share a role and a country, a role and a region, a role. Null: nobody counted them. */
export type Sharing = Record<'country' | 'region' | 'role', number | null>;

/** Why it is no more exact: that is as far as they agreed, so few share it, or nobody knows how many do. */
export type Proposal = {
	shown: ShownAs;
	because: { shown: ShownAs; reason: 'consent' | 'few' | 'unknown'; count: number | null }[];
};

/** As exact as somebody agreed to, and no more exact than at least five people share. Who gave a name is named. */
export function proposedAttribution(consent: ConsentScope, sharing: Sharing): Proposal {
	const because: Proposal['because'] = [];
	for (const shown of shownAs) {
		const reason = reasonAgainst(shown, consent, sharing);
		if (reason === null) return { shown, because };
		const count = shown === 'name' || shown === 'participant' ? null : sharing[shown];
		because.push({ shown, reason, count });
	}
	return { shown: 'participant', because };
}

/** As exact as it is proposed, or less so. */
export function isExactEnough(shown: ShownAs, proposal: Proposal): boolean {
	return shownAs.indexOf(shown) >= shownAs.indexOf(proposal.shown);
}

function reasonAgainst(
	shown: ShownAs,
	consent: ConsentScope,
	sharing: Sharing
): 'consent' | 'few' | 'unknown' | null {
	if (!allows[consent].includes(shown)) return 'consent';
	if (shown === 'name' || shown === 'participant') return null;
	const count = sharing[shown];
	// With a role alone nothing is counted against anybody, unless it is known to be rare.
	if (count === null) return shown === 'role' ? null : 'unknown';
	return count < fewestShown ? 'few' : null;
}

const allows: Record<ConsentScope, readonly ShownAs[]> = {
	name: shownAs,
	role_and_place: ['country', 'region', 'role', 'participant'],
	role: ['role', 'participant']
};
