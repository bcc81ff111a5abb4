import { isRosteringStaff, type Actor } from '#people/index.ts';
import {
	audiences,
	expertParts,
	type Consent,
	type Expert,
	type ExpertPart,
	type PartAudience,
	type Profile
} from './expert.ts';
import { isListed } from './expert-state.ts';

/** Who looks: the expert, who keeps the roster, somebody with an account, anybody. */
export const viewers = ['self', 'staff', 'member', 'visitor'] as const;
export type Viewer = (typeof viewers)[number];

export function viewerOf(actor: Actor, personId: string | null = null): Viewer {
	if (actor.kind === 'person' && actor.id === personId) return 'self';
	if (actor.kind === 'system' || isRosteringStaff(actor)) return 'staff';
	return actor.kind === 'person' ? 'member' : 'visitor';
}

/** The narrowest audience of which the viewer is one. */
const standsIn: Record<Viewer, PartAudience> = {
	self: 'staff',
	staff: 'staff',
	member: 'members',
	visitor: 'public'
};

/** How narrow an audience is: 0 for anybody. */
export const narrowness = (audience: PartAudience): number => audiences.indexOf(audience);
export const levelOf = (viewer: Viewer): number => narrowness(standsIn[viewer]);

/**
 * The one decision about who sees what of an expert: page, list, search, feed and API all ask here, and `seesPart`
 * (expert-visible.server.ts) is the same in SQL; a test holds the two together. None: for this viewer there is no such
 * expert. Where the name may not be seen, nothing may.
 */
export function visibleParts(
	expert: Pick<Expert, 'invitedAt' | 'describedAt' | 'vettedAt' | 'confirmedAt' | 'withdrawnAt' | 'consent'>,
	viewer: Viewer,
	now: Date,
	months: number
): ExpertPart[] {
	if (viewer !== 'self') {
		if (expert.withdrawnAt) return [];
		if (viewer !== 'staff' && !isListed(expert, now, months)) return [];
	}
	return partsFor(expert.consent, levelOf(viewer));
}

function partsFor(consent: Consent, level: number): ExpertPart[] {
	const seen = expertParts.filter((part) => {
		const audience = consent[part];
		return audience !== undefined && narrowness(audience) <= level;
	});
	return seen.includes('name') ? seen : [];
}

/** The profile with those parts alone. */
export function onlyParts(profile: Partial<Profile>, parts: readonly ExpertPart[]): Partial<Profile> {
	return Object.fromEntries(
		parts.flatMap((part) => (profile[part] === undefined ? [] : [[part, profile[part]]]))
	) as Partial<Profile>;
}
