import { inArray, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { put, remove } from '#search/index.server.ts';
import { organisationKey, organisationToDocument } from './document.server.ts';
import type { Organisation, OrganisationId } from './organisation.ts';
import { may } from './policy.ts';
import { organisation } from './tables.server.ts';

export type OrganisationInput = Omit<Organisation, 'id' | 'revision' | 'updatedAt'>;

/**
 * Adds organisations, or brings those with the same slug up to date; one that is as given already stays untouched.
 * Returns how many were written. Throws Forbidden.
 */
export async function upsertOrganisations(
	actor: Actor,
	inputs: readonly OrganisationInput[]
): Promise<number> {
	if (!may(actor, 'write')) throw new Forbidden('organisation.write');
	if (inputs.length === 0) return 0;
	return transaction(async (tx) => {
		const written = await upsert(tx, inputs);
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
	'networks',
	'source',
	'evidence',
	'note',
	'confirmedOn'
] as const satisfies (keyof OrganisationInput)[];

async function upsert(tx: Writer, inputs: readonly OrganisationInput[]): Promise<Organisation[]> {
	const given = (name: (typeof facts)[number]) => sql.raw(`excluded.${organisation[name].name}`);
	const differs = sql.join(
		facts.map((name) => sql`${organisation[name]} is distinct from ${given(name)}`),
		sql` or `
	);
	return tx
		.insert(organisation)
		.values(inputs.map((input) => ({ ...input, id: newId<'Organisation'>() })))
		.onConflictDoUpdate({
			target: organisation.slug,
			set: {
				...Object.fromEntries(facts.map((name) => [name, given(name)])),
				revision: sql`${organisation.revision} + 1`,
				updatedAt: sql`now()`
			},
			setWhere: differs
		})
		.returning();
}
