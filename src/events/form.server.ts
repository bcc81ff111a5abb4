import { and, desc, eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { eventForm } from './application-tables.server.ts';
import type { EventFacts, EventId } from './event.ts';
import { holdOwnEvent, openEvent } from './event.server.ts';
import { problemsOfField, mostFields, type FieldId, type FormField } from './field.ts';
import { formChanges, isSameForm, withMoved, type ApplicationForm } from './form.ts';

/** The form as it is now; version 0 without a field: nothing is asked but name and address. */
export async function formOf(id: EventId, reader: Reader = db): Promise<ApplicationForm> {
	const [row] = await reader
		.select()
		.from(eventForm)
		.where(eq(eventForm.eventId, id))
		.orderBy(desc(eventForm.version))
		.limit(1);
	return { version: row?.version ?? 0, fields: row?.fields ?? [] };
}

/** The form as somebody began with it. */
export async function formAt(id: EventId, version: number, reader: Reader = db): Promise<ApplicationForm> {
	const [row] = await reader
		.select()
		.from(eventForm)
		.where(and(eq(eventForm.eventId, id), eq(eventForm.version, version)));
	return { version, fields: row?.fields ?? [] };
}

/** What an organiser writes: the event and its form. */
export async function formInput(
	actor: Actor,
	slug: string
): Promise<{ event: EventFacts; form: ApplicationForm }> {
	const event = await openEvent(actor, 'manage', slug);
	return { event, form: await formOf(event.id) };
}

/** A field as somebody wrote it; `id` null: it is new. */
export type FieldInput = Omit<FormField, 'id'> & { id: FieldId | null };

/**
 * Writes one field of the form, which becomes the next version. `version`: as the actor saw it. Throws Refusal with its
 * field, more_than, changed_meanwhile.
 */
export async function putField(
	actor: Actor,
	slug: string,
	version: number,
	input: FieldInput,
	now: Date
): Promise<void> {
	await changeForm(actor, slug, version, now, (fields, event) => {
		const id =
			input.id !== null && fields.some((one) => one.id === input.id) ? input.id : newId<'FormField'>();
		const field: FormField = { ...input, id };
		const [problem] = problemsOfField(field, event.languages);
		if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
		if (id !== input.id && fields.length >= mostFields) throw new Refusal('more_than', { most: mostFields });
		return id === input.id ? fields.map((one) => (one.id === id ? field : one)) : [...fields, field];
	});
}

/** Puts a ready-made form in the place of an empty one. */
export async function beginForm(
	actor: Actor,
	slug: string,
	fieldsFor: (languages: readonly string[]) => FormField[],
	now: Date
): Promise<void> {
	await changeForm(actor, slug, null, now, (fields, { languages }) => {
		if (fields.length > 0) throw new Refusal('form_not_empty');
		return fieldsFor(languages);
	});
}

export async function moveField(
	...[actor, slug, version, id, towards, now]: [Actor, string, number, FieldId, 'earlier' | 'later', Date]
): Promise<void> {
	await changeForm(actor, slug, version, now, (fields) => withMoved(fields, id, towards));
}

/** Takes a field away: it is asked no more. What was answered in drafts is not sent; what was sent keeps its day. */
export async function takeField(
	actor: Actor,
	slug: string,
	version: number,
	id: FieldId,
	now: Date
): Promise<void> {
	await changeForm(actor, slug, version, now, (fields) => fields.filter((one) => one.id !== id));
}

async function changeForm(
	actor: Actor,
	slug: string,
	seen: number | null,
	now: Date,
	change: (fields: FormField[], event: EventFacts) => FormField[]
): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const form = await formOf(event.id, tx);
		if (seen !== null && form.version !== seen) throw new Refusal('changed_meanwhile');
		await insertForm(tx, event.id, form, change(form.fields, event), actor, now);
	});
}

/** The next version; the same where nothing is asked otherwise and nothing moved. */
export async function insertForm(
	tx: Writer,
	id: EventId,
	form: ApplicationForm,
	fields: FormField[],
	actor: Actor,
	now: Date
): Promise<void> {
	const order = ({ id: field, step }: FormField) => `${field} ${step}`;
	const moved = form.fields.map(order).join() !== fields.map(order).join();
	if (!moved && isSameForm(formChanges(form.fields, fields))) return;
	await tx.insert(eventForm).values({
		...{ eventId: id, version: form.version + 1, fields, madeAt: now },
		madeBy: actor.kind === 'person' ? actor.id : null
	});
}
