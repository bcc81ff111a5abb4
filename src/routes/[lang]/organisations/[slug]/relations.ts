import { dayText } from '#catalogue/ui/when.ts';
import { m } from '#messages/messages.js';
import { isMember, type Membership, type OrganisationName, type Relations } from '#network/index.ts';

export type RelationLine = { organisation: OrganisationName; days: string | null };
export type RelationGroup = { title: string; lines: RelationLine[] };

/** What an organisation is to others, group by group; what it is to nobody is left out. */
export function relationLines(relations: Relations, today: string, language: string): RelationGroup[] {
	const { parent, parts, networks, members } = relations;
	const plain = (organisation: OrganisationName) => ({ organisation, days: null });
	const dated = (all: Relations['members']) =>
		all.map(({ organisation, ...membership }) => ({ organisation, days: daysOf(membership, language) }));
	const now = (all: Relations['members'], wanted: boolean) =>
		dated(all.filter((one) => isMember(one, today) === wanted));
	return [
		{ title: m.network_part_of(), lines: parent ? [plain(parent)] : [] },
		{ title: m.network_parts(), lines: parts.map(plain) },
		{ title: m.network_member_of(), lines: now(networks, true) },
		{ title: m.network_members(), lines: now(members, true) },
		{ title: m.network_former(), lines: [...now(networks, false), ...now(members, false)] }
	].filter(({ lines }) => lines.length > 0);
}

function daysOf({ joinedOn, leftOn }: Omit<Membership, 'id'>, language: string): string | null {
	const from = joinedOn && dayText(joinedOn, language);
	const until = leftOn && dayText(leftOn, language);
	if (from && until) return m.network_from_until({ from, until });
	if (from) return m.network_since({ day: from });
	return until ? m.network_until({ day: until }) : null;
}
