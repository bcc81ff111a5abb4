import { and, asc, count, eq, isNull, lte } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { auditLine } from '#people/index.server.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { later, transaction, db } from '#platform/index.server.ts';
import { agencyToken } from './series-agency-link.server.ts';
import {
	mostAgencies,
	problemsOfAgency,
	type Agency,
	type AgencyId,
	type AgencyInput
} from './series-agency.ts';
import { keptSeries } from './series.server.ts';
import { eraseAgencyOn } from './series.ts';
import { heldSeries, refuseFirstOf } from './series-writing.server.ts';
import { seriesAgency, seriesNeedAnswer } from './series-tables.server.ts';

export type AgencyStanding = Agency & {
	illustrative: boolean;
	askedAt: Date | null;
	savedAt: Date | null;
	sentAt: Date | null;
	eraseOn: string;
	erased: boolean;
};

/** The agencies of a year and how far each has come: for who keeps it. */
export async function agenciesOfSeries(actor: Actor, slug: string): Promise<AgencyStanding[]> {
	const { id } = await keptSeries(actor, slug);
	const rows = await db
		.select({ agency: seriesAgency, savedAt: seriesNeedAnswer.savedAt, sentAt: seriesNeedAnswer.sentAt })
		.from(seriesAgency)
		.leftJoin(seriesNeedAnswer, eq(seriesNeedAnswer.agencyId, seriesAgency.id))
		.where(eq(seriesAgency.seriesId, id))
		.orderBy(asc(seriesAgency.country), asc(seriesAgency.name));
	return rows.map(({ agency: { seriesId: _, linkNumber: __, erasedAt, ...agency }, savedAt, sentAt }) => ({
		...agency,
		...{ savedAt, sentAt, erased: erasedAt !== null }
	}));
}

/** Throws NotFound, and Refusal with its field: what `problemsOfAgency` finds, agency_twice. */
export async function addAgency(
	actor: Actor,
	slug: string,
	input: AgencyInput,
	{ illustrative = false }: { illustrative?: boolean } = {}
): Promise<AgencyId> {
	return transaction(async (tx) => {
		const series = await heldSeries(tx, actor, slug);
		refuseFirstOf(problemsOfAgency(input));
		const [found] = await tx
			.select({ here: count() })
			.from(seriesAgency)
			.where(eq(seriesAgency.seriesId, series.id));
		if ((found?.here ?? 0) >= mostAgencies) throw new Refusal('more_than', { most: mostAgencies });
		const [made] = await tx
			.insert(seriesAgency)
			.values({
				...input,
				...{ id: newId<'SeriesAgency'>(), seriesId: series.id, name: input.name.trim(), linkNumber: 1 },
				...{ email: input.email?.toLowerCase() ?? null, illustrative, eraseOn: eraseAgencyOn(series.year) }
			})
			.onConflictDoNothing()
			.returning({ id: seriesAgency.id });
		if (!made) throw new Refusal('agency_twice', { field: 'name' });
		await auditLine(tx, actor, 'add_agency', 'series', series.id);
		return made.id;
	});
}

/** It, what it answered and its link go. */
export async function removeAgency(actor: Actor, slug: string, id: AgencyId): Promise<void> {
	await transaction(async (tx) => {
		const { id: seriesId } = await heldSeries(tx, actor, slug);
		const gone = await tx
			.delete(seriesAgency)
			.where(ofSeries(id, seriesId))
			.returning({ id: seriesAgency.id });
		if (gone.length === 0) throw new NotFound('agency');
		await auditLine(tx, actor, 'remove_agency', 'series', seriesId);
	});
}

/** Writes to an agency's contact, with its link. Throws Refusal agency_without_address, series_not_public. */
export async function askAgency(actor: Actor, slug: string, id: AgencyId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const series = await heldSeries(tx, actor, slug);
		const [agency] = await tx
			.update(seriesAgency)
			.set({ askedAt: now })
			.where(ofSeries(id, series.id))
			.returning();
		if (!agency) throw new NotFound('agency');
		if (agency.email === null) throw new Refusal('agency_without_address');
		await later(tx, 'events.mailAgency', { agencyId: id });
	});
}

/** A link that came into wrong hands opens nothing from now on; the next letter has another. */
export async function endAgencyLink(actor: Actor, slug: string, id: AgencyId): Promise<void> {
	await transaction(async (tx) => {
		const { id: seriesId } = await heldSeries(tx, actor, slug);
		const [row] = await tx.select().from(seriesAgency).where(ofSeries(id, seriesId)).for('update');
		if (!row) throw new NotFound('agency');
		await tx
			.update(seriesAgency)
			.set({ linkNumber: row.linkNumber + 1 })
			.where(eq(seriesAgency.id, id));
		await auditLine(tx, actor, 'end_agency_link', 'series', seriesId);
	});
}

/** The address that opens an agency's page: for who keeps the year and hands it over by other ways than a letter. */
export async function agencyLink(actor: Actor, slug: string, id: AgencyId): Promise<string> {
	const { id: seriesId } = await keptSeries(actor, slug);
	const [row] = await db.select().from(seriesAgency).where(ofSeries(id, seriesId));
	if (!row) throw new NotFound('agency');
	return agencyToken(id, row.linkNumber);
}

const ofSeries = (id: AgencyId, seriesId: typeof seriesAgency.$inferSelect.seriesId) =>
	and(eq(seriesAgency.id, id), eq(seriesAgency.seriesId, seriesId));

/** Contacts whose day has come are forgotten, with what their agencies wrote in their own words. */
export async function tidyAgencies(now: Date): Promise<void> {
	await transaction(async (tx) => {
		const erased = await tx
			.update(seriesAgency)
			.set({ contactName: null, email: null, erasedAt: now })
			.where(and(lte(seriesAgency.eraseOn, now.toISOString().slice(0, 10)), isNull(seriesAgency.erasedAt)))
			.returning({ id: seriesAgency.id });
		for (const { id } of erased)
			await tx.update(seriesNeedAnswer).set({ words: null }).where(eq(seriesNeedAnswer.agencyId, id));
	});
}
