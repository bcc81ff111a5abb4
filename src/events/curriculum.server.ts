import { and, asc, eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { reordered, type EventModule, type ModuleId } from './curriculum.ts';
import type { EventId } from './event.ts';
import { holdOwnEvent } from './event.server.ts';
import { eventModule } from './tables.server.ts';

export const mostModules = 40;

/** The modules of an event, in their order. */
export async function modulesOfEvent(id: EventId, reader: Reader = db): Promise<EventModule[]> {
	const rows = await reader
		.select()
		.from(eventModule)
		.where(eq(eventModule.eventId, id))
		.orderBy(asc(eventModule.position), asc(eventModule.id));
	return rows.map(({ eventId: _, position: __, ...module }) => module);
}

/** Adds a module at the end, or writes the one of this id anew. Throws Refusal required where it has no title. */
export async function putModule(
	actor: Actor,
	slug: string,
	id: ModuleId | null,
	input: Omit<EventModule, 'id'>
): Promise<ModuleId> {
	return transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const texts = Object.fromEntries(
			Object.entries(input.texts).filter(([, words]) => words.title.trim() !== '')
		);
		if (Object.keys(texts).length === 0) throw new Refusal('required', { field: 'title' });
		const modules = await modulesOfEvent(event.id, tx);
		if (id === null) {
			if (modules.length >= mostModules)
				throw new Refusal('more_than', { field: 'title', most: mostModules });
			const made = newId<'EventModule'>();
			await tx
				.insert(eventModule)
				.values({ ...input, texts, id: made, eventId: event.id, position: modules.length + 1 });
			return made;
		}
		if (!modules.some((one) => one.id === id)) throw new NotFound('module');
		await tx
			.update(eventModule)
			.set({ ...input, texts })
			.where(eq(eventModule.id, id));
		return id;
	});
}

export async function moveModule(actor: Actor, slug: string, id: ModuleId, by: -1 | 1): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		await putInOrder(tx, reordered(await modulesOfEvent(event.id, tx), id, by));
	});
}

/** Its sessions stay, and belong to none. */
export async function removeModule(actor: Actor, slug: string, id: ModuleId): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const gone = await tx
			.delete(eventModule)
			.where(and(eq(eventModule.id, id), eq(eventModule.eventId, event.id)))
			.returning({ id: eventModule.id });
		if (gone.length === 0) throw new NotFound('module');
		await putInOrder(tx, await modulesOfEvent(event.id, tx));
	});
}

async function putInOrder(tx: Writer, modules: readonly EventModule[]): Promise<void> {
	for (const [i, { id }] of modules.entries())
		await tx
			.update(eventModule)
			.set({ position: i + 1 })
			.where(eq(eventModule.id, id));
}
