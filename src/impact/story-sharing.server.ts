import { regionsOf } from '#vocabulary/index.ts';
import type { Scope } from './fact.ts';
import { countIn, type Cell } from './group.ts';
import { proposedAttribution, type Proposal, type Sharing } from './story-attribution.ts';
import { participantCells } from './recognised.server.ts';
import type { ConsentScope } from './story.ts';

type Placed = { consent: ConsentScope; sector: string | null; country: string | null };

/** How exactly somebody may be named, by how many participants of the story’s scope share their role and place. */
export async function proposalFor(scope: Scope, voice: Placed): Promise<Proposal> {
	return proposedAttribution(voice.consent, sharingIn(await participantCells(scope), voice));
}

function sharingIn(cells: readonly Cell[], { sector, country }: Omit<Placed, 'consent'>): Sharing {
	const unknown = cells.length === 0 || sector === null;
	if (unknown) return { country: null, region: null, role: null };
	const role = countIn(cells, { sector });
	if (country === null) return { country: null, region: null, role };
	const [nearest] = regionsOf(country);
	const around = cells.filter(({ in: { country: of = '' } }) => of !== '' && regionsOf(of)[0] === nearest);
	return {
		country: countIn(cells, { sector, country }),
		region: nearest === undefined ? null : countIn(around, { sector }),
		role
	};
}
