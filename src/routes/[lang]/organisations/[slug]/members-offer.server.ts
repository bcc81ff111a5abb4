import type { EntrySummary } from '#catalogue/index.ts';
import { countEntries, listEntries, type Asked } from '../../../browse/holdings.server.ts';
import { entryKinds, type EntryKind } from '../../../browse/holdings.ts';

/** What all members of a network offer together: what several of them offer counts once. */
export type MembersOffer = {
	slugs: string[];
	counts: { kind: EntryKind; count: number }[];
	newest: EntrySummary[];
};

const few = 5;

/** Null for who has no members, or whose members offer nothing. */
export async function membersOffer(slugs: string[], asked: Asked): Promise<MembersOffer | null> {
	if (slugs.length === 0) return null;
	const filters = { provider: slugs };
	const [{ counts }, newest] = await Promise.all([
		countEntries(filters, asked),
		listEntries(filters, 'newest', few, asked)
	]);
	const held = entryKinds.flatMap((kind) => {
		const count = counts.of('kind', kind);
		return count > 0 ? [{ kind, count }] : [];
	});
	return held.length > 0 ? { slugs, counts: held, newest: newest.entries } : null;
}
