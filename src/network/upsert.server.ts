import { inArray, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { put, remove } from '#search/index.server.ts';
import { organisationKey, organisationToDocument } from './document.server.ts';
import { isCyclic } from './link.ts';
import { holdLinks, linksOf, type LinkKind } from './link.server.ts';
import type { Organisation, OrganisationId } from './organisation.ts';
import { may } from './policy.ts';
import { organisation, organisationMembership } from './tables.server.ts';

export type OrganisationInput = Omit<
	Organisation,
	'id' | 'revision' | 'updatedAt' | 'parentId' | 'illustrative' | 'editedAt'
> & {
	/** Slugs of organisations it is a member of; those that are not here are passed over. */
	networks: string[];
	/** The slug of what it is a part of. */
	parent?: string | null;
	illustrative?: boolean;
};

/**
 * Adds organisations, or brings those with the same slug up to date; one that is as given already, or was changed at the
 * desk, stays untouched. Returns how many were written. Throws Forbidden; Refusal for links that lead back.
 */
export async function upsertOrganisations(
	actor: Actor,
	inputs: readonly OrganisationInput[]
): Promise<number> {
	if (!may(actor, 'write')) throw new Forbidden('organisation.write');
	if (inputs.length === 0) return 0;
	return transaction(async (tx) => {
		const linked = inputs.filter(({ networks, parent }) => networks.length > 0 || parent);
		// First the links, then the rows, as everybody does.
		if (linked.length > 0) await holdLinks(tx);
		const written = await upsert(tx, inputs);
		if (linked.length > 0) await link(tx, linked);
		await put(tx, written.map(organisationToDocument));
		return written.length;
	});
}

/** Puts organisations into the search once more, as they are now; an id without one is taken out. */
export async function putOrganisationsAgain(ids: readonly string[]): Promise<void> {
	const wanted = [...new Set(ids)] as OrganisationId[];
	if (wanted.length === 0) return;
	await transaction(async (tx) => {
		// Held: a change that comes meanwhile is put after this, not under it.
		const found = await tx
			.select()
			.from(organisation)
			.where(inArray(organisation.id, wanted))
			.orderBy(organisation.id)
			.for('update');
		await put(tx, found.map(organisationToDocument));
		const here = new Set(found.map(({ id }) => id));
		await remove(tx, wanted.filter((id) => !here.has(id)).map(organisationKey));
	});
}

const facts = [
	'shortName',
	'name',
	'names',
	'type',
	'country',
	'city',
	'website',
	'ror',
	'illustrative',
	'source',
	'evidence',
	'note',
	'confirmedOn'
] as const satisfies (keyof OrganisationInput)[];

/** What another organisation has got meanwhile, or an earlier one of these, is left out: an identifier names one. */
async function withoutTakenRors(
	tx: Writer,
	inputs: readonly OrganisationInput[]
): Promise<OrganisationInput[]> {
	const rors = inputs.flatMap(({ ror }) => ror ?? []);
	const holders = await tx
		.select({ ror: sql<string>`ror_id(${organisation.ror})`, slug: organisation.slug })
		.from(organisation)
		.where(sql`ror_id(${organisation.ror}) in (select ror_id(r) from unnest(${sql.param(rors)}::text[]) r)`);
	const whose = new Map(holders.map(({ ror, slug }) => [ror, slug]));
	return inputs.map((input) => {
		const ror = input.ror?.toLowerCase().split('/').at(-1);
		if (ror === undefined) return input;
		if (!whose.has(ror)) whose.set(ror, input.slug);
		return whose.get(ror) === input.slug ? input : { ...input, ror: null };
	});
}

async function upsert(tx: Writer, inputs: readonly OrganisationInput[]): Promise<Organisation[]> {
	const given = (name: (typeof facts)[number]) => sql.raw(`excluded.${organisation[name].name}`);
	const differs = sql.join(
		facts.map((name) => sql`${organisation[name]} is distinct from ${given(name)}`),
		sql` or `
	);
	return tx
		.insert(organisation)
		.values(
			(await withoutTakenRors(tx, inputs)).map(({ networks: _, parent: __, ...input }) => ({
				...input,
				id: newId<'Organisation'>()
			}))
		)
		.onConflictDoUpdate({
			target: organisation.slug,
			set: {
				...Object.fromEntries(facts.map((name) => [name, given(name)])),
				revision: sql`${organisation.revision} + 1`,
				updatedAt: sql`now()`
			},
			setWhere: sql`${organisation.editedAt} is null and (${differs})`
		})
		.returning();
}

/** Parents and memberships that are named and not here yet; what is here already stays, also what the desk ended. */
async function link(tx: Writer, named: readonly OrganisationInput[]): Promise<void> {
	const slugs = named.flatMap(({ slug, networks, parent }) => [
		slug,
		...networks,
		...(parent ? [parent] : [])
	]);
	const rows = await tx
		.select({ id: organisation.id, slug: organisation.slug, parentId: organisation.parentId })
		.from(organisation)
		.where(inArray(organisation.slug, [...new Set(slugs)]));
	const bySlug = new Map(rows.map((row) => [row.slug, row]));
	const memberships = await linksOf(tx, 'membership', 'ever');
	const parents = await linksOf(tx, 'parent');
	for (const { slug, networks, parent } of named) {
		const one = bySlug.get(slug);
		if (!one) continue;
		const above = parent ? bySlug.get(parent) : undefined;
		if (above && one.parentId === null) {
			hold(parents, 'parent', above.id, one.id);
			await tx
				.update(organisation)
				.set({ parentId: above.id })
				.where(sql`${organisation.id} = ${one.id} and ${organisation.editedAt} is null`);
		}
		for (const network of networks) {
			const over = bySlug.get(network);
			if (!over || memberships.some((known) => known.above === over.id && known.below === one.id)) continue;
			hold(memberships, 'membership', over.id, one.id);
			await tx
				.insert(organisationMembership)
				.values({ id: newId<'Membership'>(), networkId: over.id, memberId: one.id });
		}
	}
}

function hold(links: { above: string; below: string }[], kind: LinkKind, above: string, below: string): void {
	const wanted = { above, below };
	if (isCyclic(links, wanted)) throw new Refusal(kind === 'parent' ? 'parent_cyclic' : 'membership_cyclic');
	links.push(wanted);
}
