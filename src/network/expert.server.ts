import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { Forbidden, idFrom, NotFound } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import {
	expertAssignment,
	expert,
	expertConsent,
	expertFile,
	expertShortlisted
} from './expert-tables.server.ts';
import type { Expert, ExpertId, ExpertPart, PartAudience, Profile } from './expert.ts';
import { newsAt } from './expert-news.ts';
import { mayExpert } from './expert-policy.ts';
import { expertState, type ExpertState } from './expert-state.ts';
import { onlyParts, viewerOf, visibleParts, type Viewer } from './expert-visible.ts';
import { rosterMonths, seesPart } from './expert-visible.server.ts';

/** An expert as one viewer sees them: only the parts that are shown to that viewer are here at all. */
export type ShownExpert = {
	id: ExpertId;
	code: string;
	illustrative: boolean;
	state: ExpertState;
	vettedAt: Date | null;
	confirmedAt: Date | null;
	/** Since when there has been this to hear, for this viewer. */
	newsAt: Date;
	told: Expert['told'];
	parts: ExpertPart[];
	profile: Partial<Profile>;
};

export function shown(row: Expert, viewer: Viewer, now: Date, months = rosterMonths()): ShownExpert | null {
	const parts = visibleParts(row, viewer, now, months);
	const { id, code, illustrative, vettedAt, confirmedAt } = row;
	const state = expertState(row, now, months);
	if (parts.length === 0) return null;
	return {
		...{ id, code, illustrative, state, vettedAt, confirmedAt, parts },
		newsAt: newsAt(row, parts),
		told: Object.fromEntries(Object.entries(row.told).filter(([part]) => parts.some((one) => one === part))),
		profile: onlyParts(row.profile, parts)
	};
}

/** An expert's page. Throws NotFound where this viewer may see nothing of them. */
export async function findExpert(actor: Actor, code: string, now: Date): Promise<ShownExpert> {
	const [row] = /^[a-z0-9]{10}$/u.test(code)
		? await db.select().from(expert).where(eq(expert.code, code))
		: [];
	const found = row && shown(row, viewerOf(actor, row.personId), now);
	if (!found) throw new NotFound('expert');
	return found;
}

/** One expert at the desk, with who vetted them and what revision is looked at. Throws Forbidden, NotFound. */
export async function expertForKeepers(
	actor: Actor,
	text: string,
	now: Date
): Promise<{ shown: ShownExpert; row: Expert }> {
	if (!mayExpert(actor, 'keep')) throw new Forbidden('expert.keep');
	const id = idFrom<'Expert'>(text);
	const [row] = id ? await db.select().from(expert).where(eq(expert.id, id)) : [];
	const seen = row && shown(row, 'staff', now);
	if (!row || !seen) throw new NotFound('expert');
	return { shown: seen, row };
}

/** Whose profile waits to be vetted, the longest waiting first; and who was invited and has not answered. */
export async function expertsToVet(actor: Actor, now: Date): Promise<ShownExpert[]> {
	if (!mayExpert(actor, 'keep')) throw new Forbidden('expert.keep');
	const rows = await db
		.select()
		.from(expert)
		.where(sql`expert.withdrawn_at is null and expert.described_at is not null and expert.vetted_at is null`)
		.orderBy(expert.describedAt)
		.limit(100);
	return rows.flatMap((row) => shown(row, 'staff', now) ?? []);
}

/** Those of the ids that the actor may see, in the order given. One query. */
export async function expertsShown(
	ids: readonly string[],
	viewer: Exclude<Viewer, 'self'>,
	now: Date
): Promise<ShownExpert[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.select()
		.from(expert)
		.where(sql`expert.id = any(${sql.param([...ids])}::uuid[]) and ${seesPart(sql`'name'`, viewer, now)}`);
	const byId = new Map<string, Expert>(rows.map((row) => [row.id, row]));
	return ids.flatMap((id) => {
		const row = byId.get(id);
		return (row && shown(row, viewer, now)) ?? [];
	});
}

/** A photo or CV, for whom it is shown to. Throws NotFound. */
export async function findExpertFile(
	actor: Actor,
	code: string,
	part: 'photo' | 'cv',
	now: Date
): Promise<{ type: string; name: string; bytes: Uint8Array }> {
	const found = await findExpert(actor, code, now);
	const facts = found.profile[part];
	if (!facts) throw new NotFound('file');
	const [file] = await db
		.select()
		.from(expertFile)
		.where(sql`${expertFile.expertId} = ${found.id} and ${expertFile.part} = ${part}`);
	if (!file) throw new NotFound('file');
	return { type: file.type, name: facts.name, bytes: file.bytes };
}

/** One's own profile; null where the door was never opened. Throws Forbidden for a visitor. */
export async function ownExpert(actor: Actor, reader: Reader = db): Promise<Expert | null> {
	if (actor.kind !== 'person') throw new Forbidden('expert.own');
	const [row] = await reader.select().from(expert).where(eq(expert.personId, actor.id));
	return row ?? null;
}

/** The same, held for a change. Throws NotFound. */
export async function holdOwn(tx: Writer, actor: Actor): Promise<Expert> {
	if (actor.kind !== 'person') throw new Forbidden('expert.own');
	const [row] = await tx.select().from(expert).where(eq(expert.personId, actor.id)).for('update');
	if (!row || !mayExpert(actor, 'own', row.personId)) throw new NotFound('expert');
	return row;
}

/** Any expert, held, for who keeps the roster. Throws Forbidden, and NotFound also for who withdrew. */
export async function holdExpert(tx: Writer, actor: Actor, id: string): Promise<Expert> {
	if (!mayExpert(actor, 'keep')) throw new Forbidden('expert.keep');
	const [row] = await tx
		.select()
		.from(expert)
		.where(eq(expert.id, id as ExpertId))
		.for('update');
	if (!row || row.withdrawnAt) throw new NotFound('expert');
	return row;
}

export type ConsentLine = { at: Date; part: ExpertPart; audience: PartAudience | null };

/** Everything that is kept about a person as an expert, for themselves: notes and references about them, too. */
export async function expertRecord(actor: Actor) {
	const own = await ownExpert(actor);
	if (!own) return null;
	const [consents, files, assignments, notes] = await Promise.all([
		db
			.select({ at: expertConsent.at, part: expertConsent.part, audience: expertConsent.audience })
			.from(expertConsent)
			.where(eq(expertConsent.expertId, own.id))
			.orderBy(expertConsent.at),
		db.select().from(expertFile).where(eq(expertFile.expertId, own.id)),
		db
			.select()
			.from(expertAssignment)
			.where(eq(expertAssignment.expertId, own.id))
			.orderBy(expertAssignment.startsOn),
		db
			.select({ note: expertShortlisted.note, at: expertShortlisted.addedAt })
			.from(expertShortlisted)
			.where(eq(expertShortlisted.expertId, own.id))
	]);
	const { personId: _, ...facts } = own;
	return {
		...facts,
		consents: consents as ConsentLine[],
		files: files.map(({ part, type, bytes }) => ({
			part,
			type,
			base64: Buffer.from(bytes).toString('base64')
		})),
		assignments: assignments.map(({ tokenSha256: _token, expertId: _expert, ...one }) => one),
		notes
	};
}
