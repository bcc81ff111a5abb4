import { sql } from 'drizzle-orm';
import { Refusal } from '#platform/index.ts';
import type { Reader, Writer } from '#platform/index.server.ts';
import { isCyclic, type Link } from './link.ts';

export type LinkKind = 'parent' | 'membership';

/** Nobody else links organisations until this transaction is over: of two links that close a circle together, one is refused. */
export async function holdLinks(tx: Writer): Promise<void> {
	await tx.execute(sql`lock table organisation_membership in share row exclusive mode`);
}

/** All links of a kind, those that ended too only where asked for: who left may well be above tomorrow. */
export async function linksOf(
	reader: Reader,
	kind: LinkKind,
	span: 'open' | 'ever' = 'open'
): Promise<Link[]> {
	const { rows } = await reader.execute<Link>(
		kind === 'parent'
			? sql`select parent_id as above, id as below from organisation where parent_id is not null`
			: sql`select network_id as above, member_id as below from organisation_membership
				where left_on is null or left_on >= current_date or ${span === 'ever'}`
	);
	return rows;
}

/** Throws Refusal: parent_cyclic, membership_cyclic. The links are held. */
export async function refuseCircle(tx: Writer, kind: LinkKind, wanted: Link, field: string): Promise<void> {
	if (isCyclic(await linksOf(tx, kind), wanted))
		throw new Refusal(kind === 'parent' ? 'parent_cyclic' : 'membership_cyclic', { field });
}
