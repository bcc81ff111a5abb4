import { eq } from 'drizzle-orm';
import { organisationsBySlug } from '#network/index.server.ts';
import { mayKeep } from '#network/index.ts';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { longestSlug, refusalToEventSlug } from './event-input.ts';
import {
	problemsOfSeries,
	type Series,
	type SeriesInput,
	type SeriesProblem,
	type SeriesTexts
} from './series.ts';
import { putSeriesDocument } from './series-document.server.ts';
import { keptSeries, seriesOf } from './series.server.ts';
import { series } from './series-tables.server.ts';

/** A draft of a centre's year. Throws Forbidden, and Refusal with its field: not_a_slug, slug_taken, year_taken. */
export async function createSeries(
	actor: Actor,
	{ slug, centre, illustrative = false }: { slug: string; centre: string; illustrative?: boolean },
	input: SeriesInput,
	now: Date
): Promise<Series> {
	return transaction(async (tx) => {
		const of = (await organisationsBySlug([centre], tx)).get(centre);
		if (!of) throw new Refusal('unknown_organisation', { field: 'centre', text: centre.slice(0, 80) });
		if (!mayKeep(actor, of.id)) throw new Forbidden('series.create');
		if (refusalToEventSlug(slug)) throw new Refusal('not_a_slug', { field: 'slug', most: longestSlug });
		refuseFirstOf(problemsOfSeries(input));
		const [made] = await tx
			.insert(series)
			.values({
				...{ id: newId<'Series'>(), slug, centreId: of.id, state: 'draft', revision: 1, illustrative },
				...{ year: input.year, texts: saidOnly(input.texts), createdAt: now, updatedAt: now }
			})
			.onConflictDoNothing()
			.returning();
		if (!made) throw await takenBy(tx, slug);
		await auditLine(tx, actor, 'add', 'series', made.id);
		return seriesOf(made);
	});
}

async function takenBy(tx: Writer, slug: string): Promise<Refusal> {
	const [same] = await tx.select({ id: series.id }).from(series).where(eq(series.slug, slug));
	return same ? new Refusal('slug_taken', { field: 'slug' }) : new Refusal('year_taken', { field: 'year' });
}

/** Throws as `createSeries`, and Refusal('changed_meanwhile') over a newer revision. */
export async function changeSeries(
	actor: Actor,
	slug: string,
	revision: number,
	input: SeriesInput,
	now: Date
): Promise<Series> {
	return changedSeries(actor, slug, now, async (before, tx) => {
		if (before.revision !== revision)
			throw new Refusal('changed_meanwhile', {
				...{ revision: before.revision, personId: '', at: before.updatedAt.toISOString() }
			});
		refuseFirstOf(problemsOfSeries(input));
		if (input.year !== before.year) {
			const years = await tx
				.select({ id: series.id, year: series.year })
				.from(series)
				.where(eq(series.centreId, before.centreId));
			if (years.some(({ id, year }) => id !== before.id && year === input.year))
				throw new Refusal('year_taken', { field: 'year' });
		}
		return { year: input.year, texts: saidOnly(input.texts) };
	});
}

/** Shows it to everybody, or takes it back. */
export async function showSeries(
	actor: Actor,
	slug: string,
	state: Series['state'],
	now: Date
): Promise<Series> {
	return changedSeries(actor, slug, now, () => Promise.resolve({ state }));
}

/** A draft that nobody will need, with its lines and what agencies said. Throws Refusal('series_public'). */
export async function removeSeries(actor: Actor, slug: string): Promise<void> {
	await transaction(async (tx) => {
		const { id, state } = await heldSeries(tx, actor, slug);
		if (state === 'published') throw new Refusal('series_public');
		await tx.delete(series).where(eq(series.id, id));
		await auditLine(tx, actor, 'remove', 'series', id);
	});
}

/** Holds it, asks the policy, writes, tells the search: inside every command that changes a year or its lines. */
export async function changedSeries(
	actor: Actor,
	slug: string,
	now: Date,
	work: (before: Series, tx: Writer) => Promise<Partial<typeof series.$inferInsert>>
): Promise<Series> {
	return transaction(async (tx) => {
		const before = await heldSeries(tx, actor, slug);
		const fields = await work(before, tx);
		const [row] = await tx
			.update(series)
			.set({ ...fields, revision: before.revision + 1, updatedAt: now })
			.where(eq(series.id, before.id))
			.returning();
		if (!row) throw new NotFound('series');
		const after = seriesOf(row);
		await putSeriesDocument(tx, after);
		await auditLine(tx, actor, 'change', 'series', after.id);
		return after;
	});
}

/** Held until the command ends; for who keeps it. */
export async function heldSeries(tx: Writer, actor: Actor, slug: string): Promise<Series> {
	const { id } = await keptSeries(actor, slug, tx);
	const [row] = await tx.select().from(series).where(eq(series.id, id)).for('update');
	if (!row) throw new NotFound('series');
	return seriesOf(row);
}

export function refuseFirstOf(problems: readonly SeriesProblem[]): void {
	const [first] = problems;
	if (first) throw new Refusal(first.code, { ...first.details, field: first.field });
}

function saidOnly(texts: SeriesTexts): SeriesTexts {
	return Object.fromEntries(
		Object.entries(texts)
			.map(
				([language, { title, foreword }]) =>
					[language, { title: title.trim(), foreword: foreword.trim() }] as const
			)
			.filter(([, { title }]) => title !== '')
	);
}
