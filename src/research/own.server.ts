import { asc, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { dossier, dossierText, uptake } from './tables.server.ts';

/** What research keeps of a person, for themselves: what they wrote, and what they reported. */
export async function ownResearch(actor: Actor) {
	if (actor.kind !== 'person') return { written: [], uptakes: [] };
	const [written, uptakes] = await Promise.all([
		db.select().from(dossier).where(eq(dossier.createdBy, actor.id)).orderBy(asc(dossier.createdAt)),
		db
			.select({
				what: uptake.what,
				byWhom: uptake.byWhom,
				country: uptake.country,
				year: uptake.year,
				evidenceUrl: uptake.evidenceUrl,
				state: uptake.state,
				reportedAt: uptake.reportedAt,
				reason: uptake.reason
			})
			.from(uptake)
			.where(eq(uptake.reportedBy, actor.id))
			.orderBy(asc(uptake.reportedAt))
	]);
	const ids = written.map(({ id }) => id);
	const texts =
		ids.length > 0 ? await db.select().from(dossierText).where(inArray(dossierText.dossierId, ids)) : [];
	return {
		written: written.map(({ id, kind, slug, state, createdAt }) => ({
			...{ kind, slug, state, createdAt },
			texts: texts.filter(({ dossierId }) => dossierId === id).map(({ dossierId: _, ...text }) => text)
		})),
		uptakes
	};
}
