import { and, eq, ne, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { later, transaction, type Writer } from '#platform/index.server.ts';
import { put } from '#search/index.server.ts';
import { organisationToDocument } from './document.server.ts';
import { holdLinks, refuseCircle } from './link.server.ts';
import type { Organisation, OrganisationId } from './organisation.ts';
import { readOrganisation, type EnteredOrganisation, type OrganisationFacts } from './organisation-input.ts';
import { may, mayKeep } from './policy.ts';
import { organisation } from './tables.server.ts';

const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/u;

/** A new organisation under an address that never changes. Throws Forbidden, Refusal. */
export async function addOrganisation(
	actor: Actor,
	slug: string,
	entered: EnteredOrganisation,
	now: Date
): Promise<Organisation> {
	if (!may(actor, 'write')) throw new Forbidden('organisation.add');
	if (!slugShape.test(slug) || slug.length > 100) throw new Refusal('not_a_slug', { field: 'slug' });
	const facts = checked(entered);
	return transaction(async (tx) => {
		const id = newId<'Organisation'>();
		await refuseTakenRor(tx, id, facts.ror);
		const [made] = await tx
			.insert(organisation)
			.values({ id, slug, ...(await written(tx, id, facts)), ...seen(actor, now) })
			.onConflictDoNothing({ target: organisation.slug })
			.returning();
		if (!made) throw new Refusal('slug_taken', { field: 'slug' });
		await auditLine(tx, actor, 'add', 'organisation', id);
		await put(tx, [organisationToDocument(made)]);
		return made;
	});
}

/**
 * Corrects an organisation's facts; who does it has seen them today. Throws NotFound, Forbidden, and Refusal: what
 * `readOrganisation` finds, parent_cyclic, ror_taken, changed_meanwhile over a newer revision.
 */
export async function correctOrganisation(
	actor: Actor,
	slug: string,
	revision: number,
	entered: EnteredOrganisation,
	now: Date
): Promise<Organisation> {
	return transaction(async (tx) => {
		// First the links, then the row, as everybody does: two who name each other's as the parent wait in one order.
		if (entered.parent !== null) await holdLinks(tx);
		const [before] = await tx
			.select()
			.from(organisation)
			.where(eq(organisation.slug, slug))
			.for('no key update');
		if (!before) throw new NotFound('organisation');
		if (!mayKeep(actor, before.id)) throw new Forbidden('organisation.correct');
		const facts = checked(entered);
		if (before.revision !== revision)
			throw new Refusal('changed_meanwhile', {
				revision: before.revision,
				personId: '',
				at: before.updatedAt.toISOString()
			});
		await refuseTakenRor(tx, before.id, facts.ror);
		const [after] = await tx
			.update(organisation)
			.set({
				...(await written(tx, before.id, facts, before.parentId)),
				...seen(actor, now),
				revision: revision + 1
			})
			.where(and(eq(organisation.id, before.id), eq(organisation.revision, revision)))
			.returning();
		if (!after) throw new NotFound('organisation');
		await auditLine(tx, actor, 'correct', 'organisation', before.id);
		await put(tx, [organisationToDocument(after)]);
		const gone = [...namesOf(before)].filter((name) => !namesOf(after).has(name));
		if (gone.length > 0) await later(tx, 'network.renamed', { slug, before: gone });
		return after;
	});
}

/** All that it is called, and its initials. */
function namesOf({ name, names, shortName }: Organisation): Set<string> {
	return new Set([name, ...Object.values(names), ...(shortName ? [shortName] : [])]);
}

function checked(entered: EnteredOrganisation): OrganisationFacts {
	const { facts, problems } = readOrganisation(entered);
	const [first] = problems;
	if (facts) return facts;
	throw new Refusal(first?.code ?? 'required', { field: first?.field ?? '', ...first?.details });
}

/** How the facts were seen, and when: as the catalogue says it of records. */
function seen(actor: Actor, now: Date) {
	return {
		evidence: may(actor, 'write') ? 'checked-by-editor' : 'stated-by-provider',
		confirmedOn: now.toISOString().slice(0, 10),
		editedAt: now,
		updatedAt: now
	};
}

/** One identifier, one organisation: the database says so, too (`organisation_ror`), but not in a sentence. */
async function refuseTakenRor(tx: Writer, id: OrganisationId, ror: string | null): Promise<void> {
	if (ror === null) return;
	// Two who claim it at once: the second waits here for what became of the first.
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${ror}, 24))`);
	const [other] = await tx
		.select({ name: organisation.name })
		.from(organisation)
		.where(and(sql`ror_id(${organisation.ror}) = ror_id(${ror})`, ne(organisation.id, id)));
	if (other) throw new Refusal('ror_taken', { field: 'ror', text: other.name });
}

async function written(
	tx: Writer,
	id: OrganisationId,
	{ parent, ...facts }: OrganisationFacts,
	before: OrganisationId | null = null
) {
	if (parent === null) return { ...facts, parentId: null };
	const [above] = await tx
		.select({ id: organisation.id })
		.from(organisation)
		.where(eq(organisation.slug, parent));
	if (!above) throw new Refusal('unknown_organisation', { field: 'parent', text: parent.slice(0, 80) });
	if (above.id !== before) await refuseCircle(tx, 'parent', { above: above.id, below: id }, 'parent');
	return { ...facts, parentId: above.id };
}
