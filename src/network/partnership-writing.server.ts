import { eq, inArray, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { organisationsBySlug } from './organisation.server.ts';
import {
	eraseFocalPointOn,
	problemsOfPartnership,
	type Partnership,
	type PartnershipId,
	type PartnershipInput
} from './partnership.ts';
import { putPartnerships } from './partnership-search.server.ts';
import { mayKeep, maySeePartnership } from './policy.ts';
import { organisation, partnership, partnershipFocalPoint, partnershipParty } from './tables.server.ts';

/** A draft of a centre's. Throws NotFound, Forbidden, and Refusal: not_a_slug, slug_taken, what `problemsOfPartnership` finds. */
export async function createPartnership(
	actor: Actor,
	{ slug, centre, illustrative = false }: { slug: string; centre: string; illustrative?: boolean },
	input: PartnershipInput,
	now: Date
): Promise<Partnership> {
	return transaction(async (tx) => {
		const of = (await organisationsBySlug([centre], tx)).get(centre);
		if (!of) throw new Refusal('unknown_organisation', { field: 'centre', text: centre.slice(0, 80) });
		if (!mayKeep(actor, of.id)) throw new Forbidden('partnership.create');
		if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug) || slug.length > 100)
			throw new Refusal('not_a_slug', { field: 'slug' });
		refuseProblems(input, centre);
		const id = newId<'Partnership'>();
		const { kind, startsOn, endsOn } = input;
		const [made] = await tx
			.insert(partnership)
			.values({
				...{ id, slug, kind, startsOn, endsOn, illustrative },
				...{ centreId: of.id, state: 'draft', texts: textsOf(input), updatedAt: now }
			})
			.onConflictDoNothing({ target: partnership.slug })
			.returning();
		if (!made) throw new Refusal('slug_taken', { field: 'slug' });
		await writeParts(tx, id, input, now);
		await auditLine(tx, actor, 'add', 'partnership', id);
		return made;
	});
}

/** Throws as `createPartnership`, and Refusal('changed_meanwhile') over a newer revision. */
export async function correctPartnership(
	actor: Actor,
	slug: string,
	revision: number,
	input: PartnershipInput,
	now: Date
): Promise<Partnership> {
	return transaction(async (tx) => {
		const before = await heldPartnership(tx, actor, slug);
		if (before.revision !== revision)
			throw new Refusal('changed_meanwhile', {
				...{ revision: before.revision, personId: '', at: before.updatedAt.toISOString() }
			});
		const [centre] = await tx
			.select({ slug: organisation.slug })
			.from(organisation)
			.where(eq(organisation.id, before.centreId));
		refuseProblems(input, centre?.slug ?? '');
		const { kind, startsOn, endsOn } = input;
		const [after] = await tx
			.update(partnership)
			.set({
				...{ kind, startsOn, endsOn },
				...{ texts: textsOf(input), revision: revision + 1, updatedAt: now }
			})
			.where(eq(partnership.id, before.id))
			.returning();
		if (!after) throw new NotFound('partnership');
		await writeParts(tx, before.id, input, now);
		if (after.state === 'published') await putPartnerships(tx, [before.id]);
		await auditLine(tx, actor, 'correct', 'partnership', before.id);
		return after;
	});
}

/** Makes it public, or takes it back from the public. Throws NotFound, Forbidden. */
export async function showPartnership(
	actor: Actor,
	slug: string,
	state: Partnership['state'],
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const { id, publishedAt } = await heldPartnership(tx, actor, slug);
		await tx
			.update(partnership)
			.set({ state, updatedAt: now, publishedAt: publishedAt ?? (state === 'published' ? now : null) })
			.where(eq(partnership.id, id));
		await putPartnerships(tx, [id]);
		await auditLine(tx, actor, state === 'published' ? 'publish' : 'withdraw', 'partnership', id);
	});
}

/** A partnership to change, held. What one may not see is not found. */
export async function heldPartnership(tx: Writer, actor: Actor, slug: string): Promise<Partnership> {
	const [found] = await tx.select().from(partnership).where(eq(partnership.slug, slug)).for('update');
	if (!found || !maySeePartnership(actor, found)) throw new NotFound('partnership');
	if (!mayKeep(actor, found.centreId)) throw new Forbidden('partnership.change');
	return found;
}

function refuseProblems(input: PartnershipInput, centre: string): void {
	const [problem] = problemsOfPartnership(input, centre);
	if (problem) throw new Refusal(problem.code, { field: problem.field, ...problem.details });
}

function textsOf({ texts }: PartnershipInput): Partnership['texts'] {
	return Object.fromEntries(
		Object.entries(texts)
			.map(([language, { title, summary }]) => [language, { title: title.trim(), summary: summary.trim() }])
			.filter(([, text]) => (text as { title: string }).title !== '')
	) as Partnership['texts'];
}

async function writeParts(
	tx: Writer,
	id: PartnershipId,
	{ parties, focalPoints, endsOn }: PartnershipInput,
	now: Date
): Promise<void> {
	const slugs = parties.flatMap((party) => party.organisation ?? []);
	const known = await organisationsBySlug(slugs, tx);
	const stranger = parties.find((party) => party.organisation !== null && !known.has(party.organisation));
	if (stranger?.organisation)
		throw new Refusal('unknown_organisation', {
			field: stranger.role === 'donor' ? `donor-${parties.indexOf(stranger)}` : 'partners',
			text: stranger.organisation.slice(0, 80)
		});
	await tx.delete(partnershipParty).where(eq(partnershipParty.partnershipId, id));
	if (parties.length > 0)
		await tx.insert(partnershipParty).values(
			parties.map(({ role, organisation: of, country, amount, currency }, position) => ({
				...{ partnershipId: id, position, role, country, amount, currency },
				organisationId: of === null ? null : (known.get(of)?.id ?? null)
			}))
		);
	const eraseOn = eraseFocalPointOn(endsOn, now.toISOString().slice(0, 10));
	await tx.delete(partnershipFocalPoint).where(eq(partnershipFocalPoint.partnershipId, id));
	if (focalPoints.length > 0)
		await tx
			.insert(partnershipFocalPoint)
			.values(focalPoints.map((one) => ({ ...one, id: newId<'FocalPoint'>(), partnershipId: id, eraseOn })));
}

/** A partnership that was entered by mistake, and was never public. Throws NotFound, Forbidden, Refusal('partnership_public'). */
export async function removePartnership(actor: Actor, slug: string): Promise<void> {
	await transaction(async (tx) => {
		const { id, state } = await heldPartnership(tx, actor, slug);
		if (state === 'published') throw new Refusal('partnership_public');
		await tx.delete(partnership).where(inArray(partnership.id, [id]));
		await auditLine(tx, actor, 'remove', 'partnership', id);
	});
}

/** Forgets focal points whose day has come. */
export async function tidyFocalPoints(now: Date): Promise<void> {
	await transaction((tx) =>
		tx
			.delete(partnershipFocalPoint)
			.where(sql`${partnershipFocalPoint.eraseOn} <= ${now.toISOString().slice(0, 10)}::date`)
	);
}
