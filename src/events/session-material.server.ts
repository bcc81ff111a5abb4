import { and, asc, eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { idFrom, newId, NotFound, Refusal } from '#platform/index.ts';
import {
	db,
	findStored,
	putFile,
	transaction,
	type Reader,
	type Stored,
	type Writer
} from '#platform/index.server.ts';
import type { EventFacts, EventId } from './event.ts';
import { refuseFirst } from './event-writing.server.ts';
import { lastRelease } from './release.server.ts';
import { holdSession } from './session.server.ts';
import {
	largestMaterial,
	materialsInOrder,
	mayOpenMaterial,
	mostMaterials,
	problemsOfMaterial,
	type Material,
	type MaterialId,
	type MaterialInput,
	type MaterialReader
} from './session-material.ts';
import type { SessionId } from './session.ts';
import { eventMaterial, eventSession } from './tables.server.ts';

/** All there is for the sessions of an event, by session. No policy is asked. */
export async function materialsOfEvent(
	id: EventId,
	reader: Reader = db
): Promise<Map<SessionId, Material[]>> {
	const rows = await reader
		.select({ one: eventMaterial })
		.from(eventMaterial)
		.innerJoin(eventSession, eq(eventSession.id, eventMaterial.sessionId))
		.where(eq(eventSession.eventId, id))
		.orderBy(asc(eventMaterial.id));
	const bySession = Map.groupBy(rows, ({ one }) => one.sessionId);
	return new Map(
		[...bySession].map(([session, some]) => [
			session,
			materialsInOrder(some.map(({ one: { sessionId: _, addedAt: __, ...material } }) => material))
		])
	);
}

/**
 * What a reader may open now. A session that no release has told of is known to the team only, and so is what there is to
 * read for it.
 */
export async function materialsFor(
	reader: MaterialReader,
	event: EventFacts,
	now: Date
): Promise<Map<SessionId, Material[]>> {
	const [all, told] = await Promise.all([materialsOfEvent(event.id), sessionsTold(reader, event)]);
	const open = [...all].flatMap(([session, materials]) => {
		const some = materials.filter((one) => mayOpenMaterial(reader, one, now));
		return some.length > 0 && (told === 'all' || told.has(session)) ? [[session, some] as const] : [];
	});
	return new Map(open);
}

async function sessionsTold(
	{ follows }: MaterialReader,
	{ id }: EventFacts
): Promise<ReadonlySet<SessionId> | 'all'> {
	if (follows) return 'all';
	const release = await lastRelease(id);
	return new Set(release?.programme.sessions.map((session) => session.id) ?? []);
}

/** A file to open. What one may not open is not found. */
export async function findMaterialFile(
	reader: MaterialReader,
	event: EventFacts,
	text: string,
	now: Date
): Promise<{ sha256: string; name: string; type: string; bytes: number }> {
	const id = idFrom<'EventMaterial'>(text);
	const all = [...(await materialsFor(reader, event, now)).values()].flat();
	const found = all.find((one) => one.id === id);
	if (!found || found.sha256 === null || found.fileName === null) throw new NotFound('material');
	const { type, bytes } = await findStored(found.sha256);
	return { sha256: found.sha256, name: found.fileName, type, bytes };
}

export type SentFile = { name: string; bytes: Uint8Array };

/**
 * Adds a material, or writes the one of this id anew; a file that is not sent again stays. What the file is, its bytes say.
 * Throws NotFound, Refusal with its field.
 */
export async function putMaterial(
	actor: Actor,
	slug: string,
	sessionId: SessionId,
	id: MaterialId | null,
	input: MaterialInput,
	file: SentFile | null
): Promise<MaterialId> {
	return transaction(async (tx) => {
		await holdSession(tx, actor, slug, sessionId);
		const here = await tx.select().from(eventMaterial).where(eq(eventMaterial.sessionId, sessionId));
		const before = here.find((one) => one.id === id) ?? null;
		if (id !== null && !before) throw new NotFound('material');
		const kept = file === null && input.url === null ? before : null;
		refuseFirst(problemsOfMaterial(input, file !== null || Boolean(kept?.sha256)));
		if (!before && here.length >= mostMaterials)
			throw new Refusal('more_than', { field: 'title', most: mostMaterials });
		const stored = file && (await storeMaterial(tx, file));
		const row = {
			...input,
			title: input.title.trim(),
			sha256: stored?.sha256 ?? kept?.sha256 ?? null,
			bytes: stored?.bytes ?? kept?.bytes ?? null,
			fileName: file ? fileNameOf(file.name) : (kept?.fileName ?? null)
		};
		if (before) {
			await tx.update(eventMaterial).set(row).where(eq(eventMaterial.id, before.id));
			return before.id;
		}
		const made = newId<'EventMaterial'>();
		await tx.insert(eventMaterial).values({ id: made, sessionId, ...row });
		return made;
	});
}

/** Not under `/files/`: who may open it is asked each time. */
async function storeMaterial(tx: Writer, { bytes }: SentFile): Promise<Stored> {
	if (bytes.byteLength > largestMaterial * 1024 * 1024)
		throw new Refusal('material_large', { field: 'file', megabytes: largestMaterial });
	return putFile(tx, bytes, { open: false }).catch((error: unknown) => {
		if (error instanceof Refusal) throw new Refusal(error.code, { ...error.details, field: 'file' });
		throw error;
	});
}

/** As it is saved elsewhere: no folders, nothing that is no letter. */
function fileNameOf(name: string): string {
	const own = name.split(/[/\\]/u).at(-1) ?? '';
	return (
		own
			.replace(/\p{Cc}/gu, '')
			.trim()
			.slice(-200) || 'file'
	);
}

/** From then on nobody opens it; its bytes are swept when nothing else needs them. */
export async function removeMaterial(
	actor: Actor,
	slug: string,
	sessionId: SessionId,
	id: MaterialId
): Promise<void> {
	await transaction(async (tx) => {
		await holdSession(tx, actor, slug, sessionId);
		const gone = await tx
			.delete(eventMaterial)
			.where(and(eq(eventMaterial.id, id), eq(eventMaterial.sessionId, sessionId)))
			.returning({ id: eventMaterial.id });
		if (gone.length === 0) throw new NotFound('material');
	});
}
